using System.Text;

namespace Integrator.Fuzzing;

/// <summary>A document that was made worse.</summary>
/// <param name="Bytes">What would stand in the file.</param>
/// <param name="Ending">How the file's name ends: <c>json</c> or <c>yaml</c>.</param>
/// <param name="Steps">What was done to it.</param>
public sealed record Mutant(byte[] Bytes, string Ending, IReadOnlyList<string> Steps)
{
    /// <summary>The bytes as the compiler reads them: what is no UTF-8 becomes U+FFFD.</summary>
    public string Text => new StreamReader(new MemoryStream(Bytes), Encoding.UTF8).ReadToEnd();
}
