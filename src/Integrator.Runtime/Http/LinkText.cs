namespace Integrator.Http;

/// <summary>The <c>Link</c> header (RFC 8288): <c>&lt;/pets?page=2&gt;; rel="next"; title="a, b"</c>.</summary>
internal static class LinkText
{
    /// <summary>The first target of a relation; relations are compared without regard to case, and one link may have several.</summary>
    public static Uri? Find(IEnumerable<string> values, string relation)
    {
        foreach (var value in values)
        {
            for (var rest = value.AsSpan(); rest.IndexOf('<') is >= 0 and var open && rest[open..].IndexOf('>') is > 0 and var length;)
            {
                var target = rest.Slice(open + 1, length - 1);
                rest = rest[(open + length + 1)..];
                if (Has(ref rest, relation) && Uri.TryCreate(target.Trim().ToString(), UriKind.RelativeOrAbsolute, out var address))
                {
                    return address;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the parameters name the relation; what is left begins with the next link.</summary>
    private static bool Has(ref ReadOnlySpan<char> rest, string relation)
    {
        var has = false;
        while (Next(ref rest) is { } parameter)
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && parameter.AsSpan(0, equals).Trim().Equals("rel", StringComparison.OrdinalIgnoreCase))
            {
                has |= parameter[(equals + 1)..].Trim().Trim('"').Split(' ').Contains(relation, StringComparer.OrdinalIgnoreCase);
            }
        }

        return has;
    }

    /// <summary>The next parameter; null at the end of the link. Separators in quotes are text.</summary>
    private static string? Next(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        if (rest.IsEmpty || rest[0] != ';')
        {
            return null;
        }

        var isQuoted = false;
        var end = 1;
        for (; end < rest.Length && (isQuoted || rest[end] is not (';' or ',')); end++)
        {
            isQuoted ^= rest[end] == '"';
        }

        var parameter = rest[1..end].ToString();
        rest = rest[end..];
        return parameter;
    }
}
