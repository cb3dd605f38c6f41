namespace Integrator.Auth;

/// <summary>What a credential adds to a request.</summary>
internal sealed class Authorization
{
    public static Authorization Nothing { get; } = new();

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public List<KeyValuePair<string, string>> Cookies { get; } = [];

    /// <summary>What is applied to the finished request, in order; null when there is nothing.</summary>
    public List<ComputedScheme>? Computed { get; set; }

    /// <summary>Encoded, without the question mark; empty when there is nothing.</summary>
    public string QueryText { get; private set; } = "";

    /// <summary>Whether it adds nothing.</summary>
    public bool IsEmpty => Headers.Count == 0 && Cookies.Count == 0 && Computed is null && QueryText.Length == 0;

    public void Header(string name, string value) => Headers.Add(new(name, value));

    public void Cookie(string name, string value) => Cookies.Add(new(name, Uri.EscapeDataString(value)));

    public void Query(string name, string value) =>
        QueryText += $"{(QueryText.Length > 0 ? "&" : "")}{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
}
