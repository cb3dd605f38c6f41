using Integrator.Generators.Definitions.Integrations.Actions;
using Integrator.Generators.Definitions.Integrations.Requests;

namespace Integrator.Generators.Model.Integrations.Binding;

/// <summary>What methods are called among all actions of a connector: as operations of documents are, the verb before the noun.</summary>
internal sealed class MethodNames
{
    private static readonly string[] s_verbs =
    [
        "accept", "add", "archive", "assign", "cancel", "change", "check", "clear", "clone", "close", "complete", "confirm", "connect", "copy", "count", "create", "deactivate", "delete",
        "disable", "download", "enable", "end", "execute", "export", "fetch", "find", "generate", "get", "import", "invite", "join", "leave", "list", "lock", "lookup", "mark", "merge",
        "move", "open", "patch", "pause", "post", "preview", "publish", "put", "query", "read", "refresh", "refund", "register", "reject", "remove", "renew", "replace", "reply", "request",
        "resend", "reset", "restore", "resume", "retrieve", "revoke", "run", "save", "schedule", "search", "send", "set", "share", "start", "stop", "submit", "subscribe", "sync", "test",
        "unarchive", "unassign", "undelete", "unlock", "unpublish", "unsubscribe", "update", "upload", "upsert", "validate", "verify", "void", "watch",
    ];

    private static readonly string[] s_plural = ["list", "search", "find", "count", "query", "export", "import", "sync"];

    private readonly HashSet<string> _repeated;

    public MethodNames(IEnumerable<MethodDefinition> methods)
    {
        var ids = methods.Select(Spoken).ToList();
        _repeated = [.. ids.GroupBy(static id => id, StringComparer.OrdinalIgnoreCase).Where(static same => same.Count() > 1).Select(static same => same.Key)];
    }

    /// <summary>The name in words, which no other method of the definition has.</summary>
    public string Of(MethodDefinition method) => Spoken(method) is var spoken && _repeated.Contains(spoken) ? method.Resource + " " + method.Name : spoken;

    private static string Spoken(MethodDefinition method)
    {
        var words = Names.Words(method.Name).Select(static word => word.ToLowerInvariant()).ToList();
        if (method.Resource == ActionDefinition.Resource || words.Count == 0)
        {
            return method.Name;
        }

        // A name without a verb stays behind its resource: users me.
        if (Array.IndexOf(s_verbs, words[0]) < 0)
        {
            return method.Resource + " " + method.Name;
        }

        var isPlural = Array.IndexOf(s_plural, words[0]) >= 0 || words.Contains("all");
        var noun = isPlural ? method.Resource : Nouns.Singular(method.Resource);
        var rest = words.Skip(1).ToList();
        var saysNoun = rest.Contains(Nouns.Singular(method.Resource).ToLowerInvariant()) || rest.Contains(method.Resource.ToLowerInvariant());
        return string.Join(" ", saysNoun ? words : [words[0], noun, .. rest]);
    }
}
