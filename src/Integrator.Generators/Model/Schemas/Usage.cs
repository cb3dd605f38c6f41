using Integrator.Generators.Definitions.OpenApi;

namespace Integrator.Generators.Model.Schemas;

/// <summary>Which schemas are sent, and which of them as merge patches (RFC 7396), where absent and null differ.</summary>
internal sealed class Usage
{
    private const string MergePatch = "application/merge-patch+json";

    private readonly ApiDefinition _api;
    private readonly HashSet<SchemaDefinition> _sent = [];
    private readonly HashSet<SchemaDefinition> _patches = [];

    public Usage(ApiDefinition api)
    {
        _api = api;
        foreach (var operation in api.Operations)
        {
            foreach (var parameter in operation.Parameters)
            {
                Send(parameter.Schema);
            }

            foreach (var content in operation.Body?.Contents ?? [])
            {
                Send(content.Schema);
                Patch(content);
            }
        }
    }

    public bool IsSent(SchemaDefinition schema) => _sent.Contains(schema);

    public bool IsPatch(SchemaDefinition schema) => _patches.Contains(schema);

    private void Patch(ContentDefinition content)
    {
        if (content.MediaType.StartsWith(MergePatch, StringComparison.OrdinalIgnoreCase) && content.Schema is { } schema)
        {
            _patches.Add(_api.Target(schema));
        }
    }

    private void Send(SchemaDefinition? root)
    {
        var open = new Stack<SchemaDefinition>();
        Push(open, root);
        while (open.Count > 0)
        {
            var schema = open.Pop();
            foreach (var part in schema.AllOf.Concat(schema.OneOf).Concat(schema.Properties.Select(static property => property.Value)))
            {
                Push(open, part);
            }

            Push(open, schema.Items);
            Push(open, schema.Additional);
        }
    }

    private void Push(Stack<SchemaDefinition> open, SchemaDefinition? schema)
    {
        if (schema is not null && _api.Target(schema) is var target && _sent.Add(target))
        {
            open.Push(target);
        }
    }
}
