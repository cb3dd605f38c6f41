using System.Text.Json.Nodes;
using Integrator.Generators.Definitions.Integrations;
using Integrator.Generators.Diagnostics;
using Integrator.Generators.Expressions;
using Integrator.Generators.Expressions.Binding;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Expressions.Types;
using Integrator.Generators.Model.Expressions;
using Microsoft.CodeAnalysis.Text;

namespace Integrator.Generators.Model.Integrations;

/// <summary>Path, query and headers of a method, as far as the definition says them.</summary>
internal sealed class RequestBuilder(BoundApi bound, MethodDefinition method, CallScope call, ValueBuilder values, PagingKeys paging, ScopeKind kind)
{
    private readonly Written _keys = method.Keys;

    public CallScope Call => call;

    public ValueBuilder Values => values;

    public PagingKeys Paging => paging;

    public ScopeKind Kind => kind;

    /// <summary>The operation's parameters and those that are computed, in the order in which they are sent.</summary>
    public EquatableArray<Parameter> Parameters(Operation operation)
    {
        List<Parameter> computed = [.. Path(), .. Query(), .. Headers()];
        return operation.Parameters
            .Where(parameter => !(parameter is Parameter.Query or Parameter.QueryList && call.Moved.Contains(parameter.Wire)))
            .Select(parameter => Styled(OfAccount(parameter, operation)))
            .Concat(computed)
            .ToEquatableArray();
    }

    /// <summary>C# of the address that the method is sent to; null where that is the API's.</summary>
    public string? Server()
    {
        if (_keys.Text("base_url") is not { } address)
        {
            return null;
        }

        var isOther = bound.Definition.Keys.Text("base_url") is { } own && Host(own) != Host(address);
        if (isOther && _keys.Flag("no_auth") != true && bound.Definition.Credentials.Count > 0)
        {
            values.Report.Add(Rules.OtherHost, _keys.Place["base_url"], method.Resource, method.Name);
        }

        var setting = new AddressBuilder(bound.Definition, values, call.Scope).Of("base url", (address, _keys.Place["base_url"]));
        return setting is Setting.Code code ? code.CSharp + "(scope)" : null;
    }

    private static string Host(string address) => address.Split(["://"], StringSplitOptions.None).Last().Split('/')[0];

    private IEnumerable<Parameter> Path()
    {
        if (method.Path is not { } text || MethodPath.Of(method, bound.Texts, new Report()) is not { } path)
        {
            yield break;
        }

        var secrets = new SecretNames(bound.Definition, values.Report);
        foreach (var part in path.Parts.Where(static part => part.IsComputed))
        {
            var slice = values.Text(_keys.Place["path"], text).Slice(part.Span);
            secrets.Check(slice, "a path");
            if (ExpressionBinder.Template(slice, call.Scope, new Target("a path segment", IxType.Text), values.Report) is not { } compiled)
            {
                continue;
            }

            if (compiled.Expression.Missing.FirstOrDefault(IsOptional) is { } optional)
            {
                slice.Add(values.Report, Rules.OptionalSegment, new TextSpan(0, slice.Text.Length), optional);
            }

            yield return new Parameter.Path(part.Name, values.Functions.Operand("path " + part.Name, kind, compiled, IxType.Text), null, "Simple", IsExploded: false);
        }
    }

    private bool IsOptional(string path) => path.StartsWith("context.", StringComparison.Ordinal)
        && bound.Definition.Context.FirstOrDefault(field => "context." + field.Name == path) is { IsRequired: false } field && !field.Keys.Has("default") && field.Keys.Flag("automated") != true;

    private IEnumerable<Parameter> Query()
    {
        var written = _keys.Object("query");
        foreach (var (name, value) in written.Keys.Select(static entry => (entry.Key, entry.Value)).Where(static entry => entry.Value is not null).ToList())
        {
            var at = written.Place[name];
            if (method.IsPassedOn(name) || paging.Takes(value, name, isInBody: false, values.Text(at, value!.ToString()), values.Report))
            {
                continue;
            }

            if (!ValueBuilder.IsComputed(value))
            {
                yield return new Parameter.Query(name, ComputedList.Literal(value!.ToString()), IsReserved: false);
            }
            else if (Computed(name, value!, at) is { } parameter)
            {
                yield return parameter;
            }
        }
    }

    private Parameter? Computed(string name, JsonNode value, Place at)
    {
        var isList = values.TypeOf(value, at, call.Scope) is { Kind: IxKind.List or IxKind.Any or IxKind.Map or IxKind.Record };
        var code = values.Operand(value, at, "query " + name, call.Scope, kind, $"the query parameter '{name}'", isList ? IxType.Any : IxType.Text.OrNull());
        return code is null ? null
            : isList ? new Parameter.QueryList(name, Printed.Operand(Runtime.JsonValues.Scalars.Call(Printed.Code(code))), Style, IsReserved: false)
            : new Parameter.Query(name, code, IsReserved: false);
    }

    private IEnumerable<Parameter> Headers()
    {
        var written = _keys.Object("headers");
        var context = _keys.Object("authorization").Keys.Count > 0 ? _keys : bound.Definition.Keys;
        foreach (var (name, value) in written.Keys.Select(static entry => (entry.Key, entry.Value)).Where(static entry => entry.Value is not null).ToList())
        {
            var at = written.Place[name];
            if (!HeaderBuilder.IsWanted(name, at, context, values.Report))
            {
                continue;
            }

            var code = ValueBuilder.IsComputed(value)
                ? values.Operand(value, at, "header " + name, call.Scope, kind, $"the header '{name}'", IxType.Text.OrNull())
                : ComputedList.Literal(value!.ToString());
            if (code is not null)
            {
                yield return new Parameter.Header(name, code, null, "Comma");
            }
        }
    }

    // What the caller leaves out, the account knows.
    private Parameter OfAccount(Parameter parameter, Operation operation)
    {
        if (parameter is not Parameter.Path path || operation.Arguments.FirstOrDefault(argument => argument.Member == path.Member) is not { IsRequired: false, Fallback: null })
        {
            return parameter;
        }

        var text = ExpressionText.At("", _keys.Place, "{{context." + path.Wire + "}}");
        return ExpressionBinder.Template(text, call.Scope, new Target("a path segment", IxType.Text), values.Report) is { } compiled
            ? path with { Member = $"{path.Member} ?? {Printed.Operand(compiled.Value)}" }
            : path;
    }

    // A document says how its lists travel; of the definition's own, the definition does.
    private Parameter Styled(Parameter parameter) =>
        parameter is Parameter.QueryList { Style: "Repeat" } list && _keys.Object("query_schema").Object("properties").Has(list.Wire) ? list with { Style = Style } : parameter;

    /// <summary>A form whose lists have the brackets that the definition asks for.</summary>
    public Body? Styled(Body? body) => body is { MediaType: "application/x-www-form-urlencoded" } && Style is var style and ("Brackets" or "Indices")
        ? body with { Parts = body.Parts.Append(new Part("", style, null, [])).ToEquatableArray() }
        : body;

    private string Style => ArrayStyle(_keys.Text("query_array_format") ?? bound.Definition.Keys.Text("query_array_format"));

    private static string ArrayStyle(string? format) => format switch
    {
        "comma" => "Comma",
        "brackets" => "Brackets",
        "indices" => "Indices",
        _ => "Repeat",
    };
}
