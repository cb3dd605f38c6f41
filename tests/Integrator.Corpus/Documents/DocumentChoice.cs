using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Integrator.Corpus.Documents;

/// <summary>Which of the documents below some folders a run is about.</summary>
internal sealed record DocumentChoice
{
    /// <summary>Which relative paths to look at; null is all.</summary>
    public PathPattern? Include { get; init; }

    /// <summary>The relative paths to look at, and no others; null is all.</summary>
    public IReadOnlySet<string>? Listed { get; init; }

    /// <summary>How many documents at most, those with the lowest hash; null is all.</summary>
    public int? Take { get; init; }

    /// <summary>What the hash depends on besides the path, so that another text takes other documents.</summary>
    public string? Slice { get; init; }

    /// <summary>Reads a list: a relative path on each line; what begins with <c>#</c> is a comment.</summary>
    public static IReadOnlySet<string> List(string file) => File.ReadLines(file)
        .Select(static line => line.Trim())
        .Where(static line => line.Length > 0 && line[0] != '#')
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a relative path may be looked at.</summary>
    public bool Allows(string path) => Include?.Matches(path) != false && Listed?.Contains(path) != false;

    /// <summary>Puts documents in an order that depends on nothing but their paths and the slice.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "It sorts paths and protects nothing.")]
    public string Hash(string path) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Slice is null ? path : path + "\n" + Slice)));
}
