using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Integrations.Pages;
using Integrator.Generators.Model.Integrations.Values;
using Integrator.Generators.Model.Operations;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>Bodies that a definition computes.</summary>
internal sealed class ComputedBodyBuilder(MethodDefinition method, CallScope call, ValueBuilder values)
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly RequestBodyDefinition _body = method.Body;

    /// <summary>Null if the caller gives the body, or there is none.</summary>
    /// <param name="written">The operation as written.</param>
    public Body? Build(Operation operation, OperationDefinition written)
    {
        if (_body.IsNull)
        {
            return Computed("application/json", new ComputedBody.Text(new Value.Text("null")));
        }

        new BodyCheck(values.Build, method).Check(operation.Verb, written);
        if (_body.Template is null || _body.IsIgnored || WithoutPaging(_body.Template) is not { } template)
        {
            return null;
        }

        var mediaType = operation.Body?.MediaType ?? _body.Format.MediaType();
        if (mediaType == Form && template is ValueSyntax.List)
        {
            values.Build.Report.Add(Rules.UnfitBody, template.Place, _body.Format?.ToString().ToLowerInvariant() ?? "form", "a list");
            return null;
        }

        ComputedBody? computed = IsText(template, mediaType) ? Text(template, mediaType) : Json(template);
        return computed is null ? null : Computed(mediaType, computed);
    }

    private static Body Computed(string mediaType, ComputedBody computed) => new(mediaType, null, "", TypeRef.Any, IsWritten: false, []) { Computed = computed };

    private ComputedBody.Text? Text(ValueSyntax template, string mediaType)
    {
        var target = new Target("the body", IxType.Text.OrNull());
        return ExpressionBinder.Bind(template, call.Scope, target, values.Build.Report, MediaTypes.IsXml(MediaTypes.Bare(mediaType))) is { } bound
            ? new ComputedBody.Text(values.Functions.Add("body", ScopeKind.Call, bound, target.Type))
            : null;
    }

    private ComputedBody.Json? Json(ValueSyntax template) => values.Json(template, "computed body", call.Scope, ScopeKind.Call) is { } json ? new ComputedBody.Json(json) : null;

    private static bool IsText(ValueSyntax template, string mediaType) =>
        template is ValueSyntax.Template or ValueSyntax.Expression && !mediaType.EndsWith("json", StringComparison.Ordinal) && !mediaType.Contains("form");

    // Members that paging fills in are not the template's.
    private static ValueSyntax? WithoutPaging(ValueSyntax value)
    {
        if (PageParameters.IsFilledIn(value))
        {
            return null;
        }

        if (value is not ValueSyntax.Object members)
        {
            return value;
        }

        var kept = members.Members.Select(static member => WithoutPaging(member.Value) is { } inner ? member with { Value = inner } : null).OfType<MemberSyntax>().ToList();
        return kept.Count == 0 && members.Members.Count > 0 && members.Merged.Count == 0 ? null : members with { Members = kept };
    }
}
