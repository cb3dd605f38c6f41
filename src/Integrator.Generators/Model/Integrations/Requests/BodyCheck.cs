using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Syntax;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>Checks whether the body that a method describes can be sent: with its verb, and in its format.</summary>
internal sealed class BodyCheck(Build build, MethodDefinition method)
{
    private const int Deepest = 16;

    private static readonly string[] s_bodiless = ["GET", "HEAD", "DELETE"];

    private readonly RequestBodyDefinition _body = method.Body;

    /// <param name="operation">The method and its operation together.</param>
    public void Check(string verb, OperationDefinition operation)
    {
        if (_body.IsIgnored)
        {
            return;
        }

        var schema = _body.IsSchemaGiven ? (operation.Body ?? operation.ComputedBody)?.Contents.FirstOrDefault(static content => content.Schema is not null)?.Schema : null;
        if (_body.Template is null && schema is null)
        {
            return;
        }

        if (Array.IndexOf(s_bodiless, verb) >= 0)
        {
            build.Report.AddAtKey(Rules.BodyOfGet, _body.Template is not null ? _body.Place : _body.SchemaPlace, verb);
        }

        // Names such as lines[0][sku] let a form carry anything.
        var isBracketed = _body.Format == BodyFormat.Form && (method.ArrayFormat ?? build.Definition.ArrayFormat) is ArrayFormat.Brackets or ArrayFormat.Indices;
        if (_body.Format is BodyFormat.Form or BodyFormat.Text && !isBracketed && (_body.Template is { } template ? Records(template) : Records(schema!, schema!.Place, 0)) is { } place)
        {
            build.Report.AddAtKey(Rules.UnfitBody, place, _body.Format.Value.ToString().ToLowerInvariant(), "a list of objects");
        }
    }

    /// <summary>The place of a list of objects; null if there is none.</summary>
    private static Place? Records(ValueSyntax value) => value switch
    {
        ValueSyntax.List list when list.Items.Any(static item => item is ValueSyntax.Object) => list.Place,
        ValueSyntax.Object members => members.Members.Select(static member => Records(member.Value)).FirstOrDefault(static place => place is not null),
        _ => null,
    };

    private Place? Records(SchemaDefinition schema, Place at, int depth)
    {
        var shape = build.Api.Target(schema);
        if (depth == Deepest)
        {
            return null;
        }

        if (shape.Items is { } items && !shape.IsTuple)
        {
            var item = build.Api.Target(items);
            return item.Properties.Count > 0 || item.Kinds == JsonKinds.Object ? at : null;
        }

        return shape.Properties
            .Select(property => Records(property.Value, schema.Reference is null ? property.Value.Place : at, depth + 1))
            .FirstOrDefault(static place => place is not null);
    }
}
