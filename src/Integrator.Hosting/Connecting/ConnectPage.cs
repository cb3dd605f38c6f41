namespace Integrator.Hosting;

/// <summary>What the page shows where a user connects an account.</summary>
/// <param name="Title">What the page is called: the connector's label.</param>
public sealed record ConnectPage(string Title)
{
    /// <summary>What the connector is about; null if nobody said.</summary>
    public string? Description { get; init; }

    /// <summary>The picture of the connector; null for none.</summary>
    public Uri? Logo { get; init; }

    /// <summary>Where forms are submitted to, with POST; null where there is nothing to submit.</summary>
    public string? Action { get; init; }

    /// <summary>The ways to connect, each a form of its own.</summary>
    public IReadOnlyList<ConnectChoice> Choices { get; init; } = [];

    /// <summary>How far the connection is; null if there is none yet.</summary>
    public ConnectionStatus? Status { get; init; }

    /// <summary>What went wrong, for the user; null if nothing did. It may hold what a provider wrote: encode it.</summary>
    public string? Error { get; init; }

    /// <summary>What is wrong with what was submitted, in a sentence, by field.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    /// <summary>What was submitted, by field, without secrets.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>();

    /// <summary>What a script of the page carries as its <c>nonce</c>: others do not run.</summary>
    public string Nonce { get; init; } = "";
}

/// <summary>A way to connect.</summary>
/// <param name="Name">What is submitted as <c>method</c>.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Fields">What is asked for.</param>
/// <param name="Redirects">Whether the user is sent to the provider.</param>
/// <param name="IsChosen">Whether the user submitted this one.</param>
public sealed record ConnectChoice(string Name, string Label, IReadOnlyList<FormField> Fields, bool Redirects, bool IsChosen);
