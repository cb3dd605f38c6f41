using Integrator.Generators.Definitions.Integrations.Reading;
using Integrator.Generators.Definitions.Integrations.Requests;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Syntax;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Integrations.Pages;
using Integrator.Generators.Model.Integrations.Values;
using Integrator.Generators.Model.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations.Requests;

/// <summary>Path, query and headers of a method, as far as the definition computes them.</summary>
internal sealed class RequestBuilder(MethodDefinition method, CallScope call, ValueBuilder values)
{
    private readonly Build _build = values.Build;

    /// <summary>The operation's parameters and those that are computed, in the order in which they are sent.</summary>
    /// <param name="moved">Query parameters that a value puts elsewhere.</param>
    public EquatableArray<Parameter> Parameters(Operation operation, IReadOnlyCollection<string> moved) => operation.Parameters
        .Where(parameter => !(parameter is Parameter.Query or Parameter.QueryList && moved.Contains(parameter.Wire)))
        .Select(parameter => Styled(OfAccount(parameter, operation)))
        .Concat(Path(operation))
        .Concat(Query())
        .Concat(Headers())
        .ToEquatableArray();

    /// <summary>The address that the method is sent to, if the account decides it; null for that of the API.</summary>
    public Value? Address() => method.BaseUrl is { Value: not ValueSyntax.Constant } address
        ? new AddressBuilder(values, call.Scope, ScopeKind.Call).Of("base url", address.Value)
        : null;

    private IEnumerable<Parameter> Path(Operation operation)
    {
        var further = CallInputs.Further(method, operation).ToList();
        foreach (var part in (method.Path?.Parts ?? []).Concat(further))
        {
            if (part.Value is null && further.Contains(part) && call.Inputs.FirstOrDefault(input => input.Input.Name == part.Name).Argument is { } argument)
            {
                yield return new Parameter.Path(part.Name, argument.Member, null, "Simple", IsExploded: false);
            }

            if (part.Value is not { } value || Segment(value) is not { } bound)
            {
                continue;
            }

            yield return new Parameter.Path(part.Name, "", null, "Simple", IsExploded: false) { Computed = values.Functions.Add("path " + part.Name, ScopeKind.Call, bound, IxType.Text) };
        }
    }

    private TypedExpression? Segment(ValueSyntax value)
    {
        _build.Secrets.Check(value, "a path");
        if (ExpressionBinder.Bind(value, call.Scope, new Target("a path segment", IxType.Text), _build.Report) is not TypedExpression bound)
        {
            return null;
        }

        if (bound.Expression.Missing.FirstOrDefault(IsOptional) is { } optional)
        {
            var text = ExpressionBinder.TextOf(value);
            text.Add(_build.Report, Rules.OptionalSegment, new TextSpan(0, text.Text.Length), optional);
        }

        return bound;
    }

    private bool IsOptional(string path) =>
        _build.Definition.Context.FirstOrDefault(field => "context." + field.Name.Value == path) is { IsRequired: false, Default: null, IsAutomated: false };

    private IEnumerable<Parameter> Query()
    {
        foreach (var pair in method.Query.Where(pair => pair.Value is not (null or ValueSyntax.Null) && !method.IsPassedOn(pair) && !PageParameters.IsFilledIn(pair.Value)))
        {
            if (Query(pair) is { } parameter)
            {
                yield return parameter;
            }
        }
    }

    private Parameter? Query(PairDefinition pair)
    {
        var name = "query " + pair.Name;
        var place = $"the query parameter '{pair.Name}'";
        var isList = pair.Value!.IsComputed && (ExpressionBinder.Natural(pair.Value, call.Scope, new Report()) as TypedExpression)?.Type.Kind is IxKind.List or IxKind.Any or IxKind.Map or IxKind.Record;
        if (!isList)
        {
            return values.Text(pair.Value, name, call.Scope, ScopeKind.Call, place) is { } text ? new Parameter.Query(pair.Name, "", IsReserved: false) { Computed = text } : null;
        }

        var json = pair.Value is ValueSyntax.Object or ValueSyntax.List
            ? values.Json(pair.Value, name, call.Scope, ScopeKind.Call)
            : values.Computed(pair.Value, name, call.Scope, ScopeKind.Call, new Target(place, IxType.Any));
        return json is null ? null : new Parameter.QueryList(pair.Name, "", Style, IsReserved: false) { Computed = json };
    }

    private IEnumerable<Parameter> Headers()
    {
        var authorization = method.Authorization ?? _build.Definition.Authorization;
        foreach (var pair in method.Headers.Where(static pair => pair.Value is not null))
        {
            if (HeaderCheck.IsWanted(pair, authorization, _build.Report)
                && values.Text(pair.Value, "header " + pair.Name, call.Scope, ScopeKind.Call, $"the header '{pair.Name}'") is { } value)
            {
                yield return new Parameter.Header(pair.Name, "", null, "Comma") { Computed = value };
            }
        }
    }

    // What the caller leaves out, the account knows.
    private Parameter OfAccount(Parameter parameter, Operation operation)
    {
        if (parameter is not Parameter.Path path || operation.Arguments.FirstOrDefault(argument => argument.Member == path.Member) is not { IsRequired: false, Fallback: null } argument)
        {
            return parameter;
        }

        var text = ExpressionText.At("", method.Place, "{{context." + path.Wire + "}}");
        var value = new ValueSyntax.Template(text, TemplateParser.Parse(text.Text), method.Place);
        return values.Computed(value, "path " + path.Wire, call.Scope, ScopeKind.Call, new Target("a path segment", IxType.Text)) is { } known
            ? path with { Computed = new Value.Either(new Value.Inline(new Integrator.Generators.Expressions.Terms.Term.Variable(argument.Member)), known) }
            : path;
    }

    // A document says how its lists are sent; for its own lists, the definition does.
    private Parameter Styled(Parameter parameter) =>
        parameter is Parameter.QueryList { Style: "Repeat" } list && method.QueryParameters.Find(list.Wire) is not null ? list with { Style = Style } : parameter;

    /// <summary>A form whose lists have the brackets, or XML of the shape, that the definition asks for.</summary>
    public Body? Styled(Body? body) => body switch
    {
        { MediaType: "application/x-www-form-urlencoded" } when Style is "Brackets" or "Indices" => body with { Parts = body.Parts.Append(new Part("", Style, null, [])).ToEquatableArray() },
        { IsWritten: true } or { Computed: ComputedBody.Json } when method.Body.Xml is { } xml && MediaTypes.IsXml(MediaTypes.Bare(body.MediaType)) =>
            body with { Xml = new XmlShape(xml.Root, xml.AttributePrefix, xml.TextMember) },
        _ => body,
    };

    private string Style => (method.ArrayFormat ?? _build.Definition.ArrayFormat ?? ArrayFormat.Repeat).ToString();
}
