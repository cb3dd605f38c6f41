namespace Integrator.Json;

/// <summary>Is told of members that are required and were not there.</summary>
internal interface IMissingMembers
{
    /// <summary>Whether a member is to be reported, with its path, when its document has been read.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no answer that is taken.</exception>
    bool Wants(JsonNames names, int index);

    /// <summary>Takes the path of a member that it wanted.</summary>
    /// <param name="names">The members of the object.</param>
    /// <param name="index">Which of them it is.</param>
    /// <param name="path">Where it would be, as a JSON path.</param>
    void Take(JsonNames names, int index, string path);
}
