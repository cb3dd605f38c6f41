using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Operations;

/// <summary>
/// Which operations are meant: <c>listOrders</c> or <c>issues/*</c> by id, <c>tag:Orders</c> by tag, <c>/orders/**</c> or
/// <c>GET /orders/*</c> by path; or which webhooks: <c>webhook:order-*</c> by name. A star stands for anything but a slash, two for anything, a question mark for one letter.
/// </summary>
internal sealed class OperationPattern
{
    private const string Tag = "tag:";
    private const string Webhook = "webhook:";

    private readonly GlobPattern _glob;
    private readonly Func<OperationDefinition, string> _subject;
    private readonly bool _isWebhook;

    public OperationPattern(string text)
    {
        Text = text;
        var slash = text.IndexOf('/');
        var isPath = slash == 0 || (slash > 0 && text[slash - 1] == ' ');
        var isTag = text.StartsWith(Tag, StringComparison.OrdinalIgnoreCase);
        _subject = isTag ? static operation => operation.Tag ?? ""
            : slash == 0 ? static operation => operation.Path
            : isPath ? static operation => operation.Verb + " " + operation.Path
            : static operation => operation.Id ?? "";
        _isWebhook = text.StartsWith(Webhook, StringComparison.OrdinalIgnoreCase);
        _glob = new GlobPattern(isTag ? text.Substring(Tag.Length) : _isWebhook ? text.Substring(Webhook.Length) : text);
    }

    public string Text { get; }

    public bool Matches(EventDefinition webhook) => _isWebhook && _glob.Matches(webhook.Name);

    public bool Matches(OperationDefinition operation) => !_isWebhook && _glob.Matches(_subject(operation));
}
