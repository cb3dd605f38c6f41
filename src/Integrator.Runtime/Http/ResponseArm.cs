namespace Integrator.Http;

/// <summary>How one status is read when it is a success.</summary>
internal readonly record struct ResponseArm<T>(string Status, ResponseKind Kind, string? MediaType, Delegate? Read, T Value);

/// <summary>How one status is read when it is a failure.</summary>
internal readonly record struct ErrorArm(string Status, ErrorReader Reader, Delegate Read);
