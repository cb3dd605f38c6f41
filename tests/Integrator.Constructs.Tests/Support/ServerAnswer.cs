namespace Integrator.Constructs.Tests.Support;

/// <summary>What the server answers.</summary>
internal sealed record ServerAnswer(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public static ServerAnswer Nothing { get; } = new(204, [], []);
}
