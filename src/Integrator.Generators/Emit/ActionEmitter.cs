using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The class for one operation: its arguments, and the request they make.</summary>
internal static class ActionEmitter
{
    public static string Action(Operation operation, string access, TypeText types) => Code($$"""
        /// <summary>{{ResourceEmitter.Summary(operation)}}</summary>
        {{ResourceEmitter.Obsolete(operation.IsObsolete)}}
        {{access}} sealed partial record {{operation.Name}} : {{Interface(operation)}}
        {
            {{Sections(operation, types)}}
        }

        {{Outcomes(operation.Outcomes, access, types)}}
        """).TrimEnd('\n');

    private static string Sections(Operation operation, TypeText types) => Paragraphs(
    [
        Rules(operation),
        Lines(operation.Arguments.Select(Member)),
        Request(operation, types),
        PagedEmitter.Members(operation, types),
        .. operation.Functions,
        HeaderEmitter.Headers(operation, types),
    ]);

    private static string Member(Argument argument) => Code($$"""
        /// <summary>{{CSharp.Doc(argument.Summary)}}</summary>
        {{ResourceEmitter.Obsolete(argument.IsObsolete)}}
        public {{Required(argument)}}{{TypeText.Type(argument.Type)}} {{argument.Member}} { get; init; }{{Initial(argument)}}
        """);

    private static string Required(Argument argument) => argument.IsRequired ? "required " : "";

    private static string Initial(Argument argument) => argument.Fallback is null ? "" : $" = {TypeText.Constant(argument.Type, argument.Fallback)};";

    private static string Interface(Operation operation) => operation.Paging is { } paging
        ? $"global::Integrator.IPagedAction<{TypeText.Type(operation.Result)}, {TypeText.Type(paging.Item)}>"
        : $"global::Integrator.IAction<{TypeText.Type(operation.Result)}>";

    private static string Rules(Operation operation) => operation.Rules is null ? "" : $"private static readonly global::Integrator.CallPolicy s_policy = {SettingEmitter.Value(operation.Rules)};";

    private static string Request(Operation operation, TypeText types) => operation.NeedsConnection ? OfConnection(operation, types) : Code($"""
        global::Integrator.ApiRequest<{types.Qualified(operation.Result)}> global::Integrator.IAction<{types.Qualified(operation.Result)}>.ToRequest() =>
            new global::Integrator.ApiRequest<{types.Qualified(operation.Result)}>({CSharp.Literal(operation.Verb)}, {CSharp.Literal(operation.Path)})
                {Lines(Calls(operation, types))};
        """);

    private static string OfConnection(Operation operation, TypeText types) => Code($$"""
        global::Integrator.ApiRequest<{{types.Qualified(operation.Result)}}> global::Integrator.IAction<{{types.Qualified(operation.Result)}}>.ToRequest(global::Integrator.Connection connection)
        {
            var scope = connection.Scope;
            return new global::Integrator.ApiRequest<{{types.Qualified(operation.Result)}}>({{CSharp.Literal(operation.Verb)}}, {{CSharp.Literal(operation.Path)}})
                {{Lines(Calls(operation, types))}};
        }
        """);

    private static IEnumerable<string> Calls(Operation operation, TypeText types) =>
    [
        .. operation.Server is { } server ? [$".Server({CSharp.Literal(server)})"] : Array.Empty<string>(),
        .. operation.ServerCode is { } code ? [$".Server({code})"] : Array.Empty<string>(),
        .. operation.Rules is null ? Array.Empty<string>() : [".Policy(s_policy)"],
        .. operation.Omitted.Select(static header => $".Without({CSharp.Literal(header)})"),
        .. operation.IsAnonymous ? [".Anonymous()"] : Array.Empty<string>(),
        .. operation.Security.Count > 0 ? [$".Security({string.Join(", ", operation.Security.Select(CSharp.Literal))})"] : Array.Empty<string>(),
        .. operation.Parameters.Select(parameter => Carried(parameter, types)),
        .. operation.Body is { } body ? [.. body.Parts.Select(Part), Body(body, types)] : Array.Empty<string>(),
        .. operation.CopiesQuery ? [".QueryToBody()"] : Array.Empty<string>(),
        .. operation.Answers.Select(answer => Answer(answer, types)),
    ];

    private static string Carried(Parameter parameter, TypeText types) => parameter switch
    {
        Parameter.Path path => $".Path({Sent(parameter)}{Writer(path.Type, types)}{PathStyle(path)})",
        Parameter.Query { IsReserved: false } => $".Query({Sent(parameter)})",
        Parameter.Query => $".QueryReserved({Sent(parameter)})",
        Parameter.QueryList { IsReserved: false } list => $".Query({Sent(parameter)}, global::Integrator.ArrayStyle.{list.Style})",
        Parameter.QueryList list => $".QueryReserved({Sent(parameter)}, global::Integrator.ArrayStyle.{list.Style})",
        Parameter.QueryObject value => $".Query{types.Certain(value.Type)}({Sent(parameter)}{Writer(value.Type, types)}, global::Integrator.ObjectStyle.{value.Style})",
        Parameter.QueryScalar value => $".Query{types.Certain(value.Type)}({Sent(parameter)}{Writer(value.Type, types)})",
        Parameter.QueryJson value => $".QueryJson{types.Certain(value.Type)}({Sent(parameter)}{Writer(value.Type, types)})",
        Parameter.QueryString value => $".QueryString{types.Certain(value.Type)}({Sent(parameter)}{Writer(value.Type, types)})",
        Parameter.Header { Type: { } type } header => $".Header{types.Certain(type)}({Sent(parameter)}{Writer(type, types)}, global::Integrator.ObjectStyle.{header.Style})",
        Parameter.Header => $".Header({Sent(parameter)})",
        Parameter.Cookie { Type: { } type } cookie => $".Cookie{types.Certain(type)}({Sent(parameter)}{Writer(type, types)}, global::Integrator.ObjectStyle.{cookie.Style})",
        _ => $".Cookie({Sent(parameter)})",
    };

    private static string Writer(TypeRef? type, TypeText types) => type is null ? "" : ", " + types.Writer(type.NotNull());

    private static string PathStyle(Parameter.Path path) => path switch
    {
        { IsExploded: true } => $", global::Integrator.PathStyle.{path.Style}, explode: true",
        { Style: "Simple" } => "",
        _ => $", global::Integrator.PathStyle.{path.Style}",
    };

    private static string Sent(Parameter parameter) => $"{CSharp.Literal(parameter.Wire)}, {parameter.Member}";

    private static string Part(Part part) =>
        $".Part({CSharp.Literal(part.Name)}{PartStyle(part.Style)}{PartType(part.MediaType)}{PartHeaders(part.Headers)})";

    private static string PartStyle(string? style) => style is null ? "" : $", style: global::Integrator.ArrayStyle.{style}";

    private static string PartType(string? mediaType) => mediaType is null ? "" : $", mediaType: {CSharp.Literal(mediaType)}";

    private static string PartHeaders(EquatableArray<string> headers) => headers.Count == 0 ? "" : $", headers: [{ModelEmitter.Strings(headers)}]";

    private static string Body(Body body, TypeText types) => body.IsNode
        ? $".Body({BodyType(body)}, {body.Member}, global::Integrator.Json.JsonWrite.Node)"
        : body.IsWritten
            ? $".Body{types.Certain(body.Type)}({BodyType(body)}, {body.Member}, {types.Writer(body.Type.NotNull())})"
            : $".Body({BodyType(body)}, {body.Member})";

    private static string BodyType(Body body) => body.Choice ?? CSharp.Literal(body.MediaType);

    private static string Answer(Answer answer, TypeText types) => answer switch
    {
        Answer.Json { Outcome: null } json => $".Json({CSharp.Literal(answer.Status)}, {Inside(json.Path, types.Reader(json.Type))})",
        Answer.Json json => $".Json({CSharp.Literal(answer.Status)}, {Inside(json.Path, $"static (ref global::Integrator.Json.JsonReader json) => new {types.Qualified(json.Outcome!)}({types.Read(json.Type)})")})",
        Answer.Text text => $".Text({CSharp.Literal(answer.Status)}, static text => {Made(text.Outcome, "text", types)}{TextType(text.MediaType)})",
        Answer.Items items => $".Stream({CSharp.Literal(answer.Status)}, {CSharp.Literal(items.MediaType)}, static stream => {Made(items.Outcome, Items(items, types), types)})",
        Answer.Stream stream => $".Stream({CSharp.Literal(answer.Status)}, {CSharp.Literal(stream.MediaType)}, static stream => {Made(stream.Outcome, "stream", types)})",
        Answer.Empty { Outcome: { } outcome } => $".Empty({CSharp.Literal(answer.Status)}, new {types.Qualified(outcome)}())",
        Answer.Error error => $".Error({CSharp.Literal(answer.Status)}, {types.Reader(error.Type)})",
        _ => $".Empty({CSharp.Literal(answer.Status)}, default)",
    };

    private static string Inside(EquatableArray<string> path, string reader) =>
        path.Count == 0 ? reader : $"global::Integrator.Json.JsonRead.Inside([{ModelEmitter.Strings(path)}], {reader})";

    private static string Made(string? outcome, string value, TypeText types) => outcome is null ? value : $"new {types.Qualified(outcome)}({value})";

    private static string TextType(string mediaType) => mediaType == "text/plain" ? "" : ", " + CSharp.Literal(mediaType);

    private static string Items(Answer.Items items, TypeText types) => items.Framing == "Texts"
        ? "global::Integrator.Json.ItemStream.Texts(stream)"
        : $"global::Integrator.Json.ItemStream.{items.Framing}(stream, {types.Reader(items.Item)})";

    private static string Outcomes(Outcomes? outcomes, string access, TypeText types) => outcomes is null ? "" : Code($$"""
        /// <summary>What the API answers, by status.</summary>
        {{access}} abstract partial record {{outcomes.Name}}
        {
            private {{outcomes.Name}}() { }

            {{Lines(outcomes.Cases.Select(outcome => Outcome(outcome, outcomes, types)))}}
        }
        """);

    private static string Outcome(Outcome outcome, Outcomes outcomes, TypeText types) => Code($"""
        /// <summary>{CSharp.Doc(outcome.Summary)}</summary>
        public sealed record {outcome.Name}{Value(outcome, types)} : {outcomes.Name};
        """);

    private static string Value(Outcome outcome, TypeText types) =>
        outcome.Type is null ? "" : $"({types.Qualified(outcome.Type)} Value)";
}
