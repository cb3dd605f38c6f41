using System.Security.Cryptography;
using System.Text;
using Integrator.Generators.Diagnostics;

namespace Integrator.Generators.Definitions.Integrations;

/// <summary>Holds a document against the hash that a definition pins it to.</summary>
internal static class DocumentHash
{
    public static void Check(DocumentBinding binding, SourceFile document, Report report)
    {
        if (binding.Sha256 is not { } pinned)
        {
            return;
        }

        using var algorithm = SHA256.Create();
        var found = string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(document.Content)).Select(static part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        if (!string.Equals(found, pinned.Value, StringComparison.OrdinalIgnoreCase))
        {
            report.Add(Rules.WrongHash, pinned.Place, binding.Document.Value, found);
        }
    }
}
