namespace Integrator.Http;

/// <summary>One message of a call on its way: the first one, or one that a redirect asks for.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="HasBody">Whether the body of the request goes along.</param>
/// <param name="IsOwn">Whether it, and every message before it, went to one of the API's own origins. Only then does it carry credentials.</param>
/// <param name="IsNamed">Whether it, and every message before it, went to a server that the request itself names, or to one of the API's own origins.</param>
/// <param name="Count">How many redirects led here.</param>
internal readonly record struct Hop(HttpMethod Method, Uri Address, bool HasBody, bool IsOwn, bool IsNamed, int Count);
