using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>The class for one operation: its arguments, and the request they make.</summary>
internal sealed class ActionEmitter(ValueEmitter values, TypeText types)
{
    public string Action(Operation operation, string access) => Code($$"""
        /// <summary>{{ResourceEmitter.Summary(operation)}}</summary>
        {{ResourceEmitter.Obsolete(operation.IsObsolete)}}
        {{access}} sealed partial record {{operation.Name}} : {{Interface(operation)}}
        {
            {{Sections(operation)}}
        }

        {{Outcomes(operation.Outcomes, access)}}
        """).TrimEnd('\n');

    private string Sections(Operation operation) => Paragraphs(
    [
        Policy(operation),
        Lines(operation.Arguments.Select(Member)),
        Request(operation),
        new PagingEmitter(values, types).Members(operation),
        .. operation.Functions.Select(function => new FunctionEmitter(values).Function(function, function.Kind == ScopeKind.Call ? "private" : "private static")),
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

    private string Policy(Operation operation) =>
        operation.Policy is null ? "" : $"private static readonly {RuntimeNames.CallPolicy} s_policy = {new PolicyEmitter(values).Policy(operation.Policy)};";

    private string Request(Operation operation) => operation.NeedsConnection ? OfConnection(operation) : Code($"""
        global::Integrator.ApiRequest<{types.Qualified(operation.Result)}> global::Integrator.IAction<{types.Qualified(operation.Result)}>.ToRequest() =>
            new global::Integrator.ApiRequest<{types.Qualified(operation.Result)}>({CSharp.Literal(operation.Verb)}, {CSharp.Literal(operation.Path)})
                {Lines(Calls(operation))};
        """);

    private string OfConnection(Operation operation) => Code($$"""
        global::Integrator.ApiRequest<{{types.Qualified(operation.Result)}}> global::Integrator.IAction<{{types.Qualified(operation.Result)}}>.ToRequest(
            global::Integrator.Connection connection)
        {
            var scope = connection.Scope;
            return new global::Integrator.ApiRequest<{{types.Qualified(operation.Result)}}>({{CSharp.Literal(operation.Verb)}}, {{CSharp.Literal(operation.Path)}})
                {{Lines(Calls(operation))}};
        }
        """);

    private IEnumerable<string> Calls(Operation operation) =>
    [
        .. operation.Server is { } server ? [$".Server({CSharp.Literal(server)})"] : Array.Empty<string>(),
        .. operation.Address is { } address ? [$".Server({values.Operand(address, ScopeKind.Call)})"] : Array.Empty<string>(),
        .. operation.Policy is null ? Array.Empty<string>() : [".Policy(s_policy)"],
        .. operation.Omitted.Select(static header => $".Without({CSharp.Literal(header)})"),
        .. operation.IsAnonymous ? [".Anonymous()"] : Array.Empty<string>(),
        .. operation.ForgetsCredential ? [".WithoutCredentialOnRedirect()"] : Array.Empty<string>(),
        .. operation.Security.Count > 0 ? [$".Security({string.Join(", ", operation.Security.Select(CSharp.Literal))})"] : Array.Empty<string>(),
        .. operation.Parameters.Select(parameter => Carried(parameter)),
        .. operation.Body is { } body ? [.. body.Parts.Select(Part), .. Xml(body), Body(body)] : Array.Empty<string>(),
        .. operation.CopiesQuery ? [".QueryToBody()"] : Array.Empty<string>(),
        .. operation.Answers.Select(Answered),
    ];

    private string Carried(Parameter parameter) => parameter switch
    {
        Parameter.Path path => $".Path({Sent(parameter)}{Writer(path.Type)}{PathStyle(path)})",
        Parameter.Query { IsReserved: false } => $".Query({Sent(parameter)})",
        Parameter.Query => $".QueryReserved({Sent(parameter)})",
        Parameter.QueryList { IsReserved: false } list => $".Query({Sent(parameter)}, global::Integrator.ArrayStyle.{list.Style})",
        Parameter.QueryList list => $".QueryReserved({Sent(parameter)}, global::Integrator.ArrayStyle.{list.Style})",
        Parameter.QueryObject value => $".Query{types.Certain(value.Type)}({Sent(parameter)}{Writer(value.Type)}, global::Integrator.ObjectStyle.{value.Style})",
        Parameter.QueryScalar value => $".Query{types.Certain(value.Type)}({Sent(parameter)}{Writer(value.Type)})",
        Parameter.QueryJson value => $".QueryJson{types.Certain(value.Type)}({Sent(parameter)}{Writer(value.Type)})",
        Parameter.QueryString value => $".QueryString{types.Certain(value.Type)}({Sent(parameter)}{Writer(value.Type)})",
        Parameter.Header { Type: { } type } header => $".Header{types.Certain(type)}({Sent(parameter)}{Writer(type)}, global::Integrator.ObjectStyle.{header.Style})",
        Parameter.Header => $".Header({Sent(parameter)})",
        Parameter.Cookie { Type: { } type } cookie => $".Cookie{types.Certain(type)}({Sent(parameter)}{Writer(type)}, global::Integrator.ObjectStyle.{cookie.Style})",
        Parameter.Cookie => $".Cookie({Sent(parameter)})",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, null),
    };

    private string Writer(TypeRef? type) => type is null ? "" : ", " + types.Writer(type.NotNull());

    private static string PathStyle(Parameter.Path path) => path switch
    {
        { IsExploded: true } => $", global::Integrator.PathStyle.{path.Style}, explode: true",
        { Style: "Simple" } => "",
        _ => $", global::Integrator.PathStyle.{path.Style}",
    };

    private string Sent(Parameter parameter) => $"{CSharp.Literal(parameter.Wire)}, {(parameter.Computed is { } computed ? Computed(parameter, computed) : parameter.Member)}";

    private static string JsonType(string? mediaType) => mediaType is null ? "" : ", " + CSharp.Literal(mediaType);

    // JSON becomes the texts of a list.
    private string Computed(Parameter parameter, Value computed) => parameter is Parameter.QueryList
        ? $"global::Integrator.Expressions.JsonValues.Scalars({values.Operand(computed, ScopeKind.Call)})"
        : values.Operand(computed, ScopeKind.Call);

    private static string Part(Part part) =>
        $".Part({CSharp.Literal(part.Name)}{PartStyle(part.Style)}{PartType(part.MediaType)}{PartHeaders(part.Headers)})";

    private static string PartStyle(string? style) => style is null ? "" : $", style: global::Integrator.ArrayStyle.{style}";

    private static string PartType(string? mediaType) => mediaType is null ? "" : $", mediaType: {CSharp.Literal(mediaType)}";

    private static string PartHeaders(EquatableArray<string> headers) => headers.Count == 0 ? "" : $", headers: [{ModelEmitter.Strings(headers)}]";

    private string Body(Body body) => body.Computed is { } computed
        ? $".Body({BodyType(body)}, {Computed(computed)})"
        : body.IsWritten
            ? $".Body{types.Certain(body.Type)}({BodyType(body)}, {body.Member}, {types.Writer(body.Type.NotNull())})"
            : $".Body({BodyType(body)}, {body.Member})";

    private string Computed(ComputedBody body) => body switch
    {
        ComputedBody.Text text => values.Operand(text.Value, ScopeKind.Call),
        ComputedBody.Json json => $"{values.Operand(json.Value, ScopeKind.Call)}, global::Integrator.Json.JsonWrite.Node",
        _ => throw new ArgumentOutOfRangeException(nameof(body), body, null),
    };

    private static IEnumerable<string> Xml(Body body) => body.Xml is { } xml
        ? [$".XmlBody({Initializer.New("global::Integrator.XmlFormat", [], Initializer.Text("Root", xml.Root), Initializer.Text("AttributePrefix", xml.AttributePrefix), Initializer.Text("TextMember", xml.TextMember))})"]
        : [];

    private static string BodyType(Body body) => body.Choice ?? CSharp.Literal(body.MediaType);

    private string Answered(Answer answer) => answer switch
    {
        Answer.Json { Outcome: null } json => $".Json({CSharp.Literal(answer.Status)}, {Inside(json.Path, types.Reader(json.Type))}{JsonType(json.MediaType)})",
        Answer.Json json => $".Json({CSharp.Literal(answer.Status)}, {Inside(json.Path, $"static (ref global::Integrator.Json.JsonReader json) => new {types.Qualified(json.Outcome!)}({types.Read(json.Type)})")}{JsonType(json.MediaType)})",
        Answer.Subscription subscription => $".Json({CSharp.Literal(answer.Status)}, {Subscription(subscription)})",
        Answer.Text text => $".Text({CSharp.Literal(answer.Status)}, static text => {Made(text.Outcome, "text")}{TextType(text.MediaType)})",
        Answer.Described described => $".Text({CSharp.Literal(answer.Status)}, static text => {Made(described.Outcome, Described(described))}{TextType(described.MediaType)})",
        Answer.Items items => $".Stream({CSharp.Literal(answer.Status)}, {CSharp.Literal(items.MediaType)}, static stream => {Made(items.Outcome, Items(items))})",
        Answer.Stream stream => $".Stream({CSharp.Literal(answer.Status)}, {CSharp.Literal(stream.MediaType)}, static stream => {Made(stream.Outcome, "stream")})",
        Answer.Empty { Outcome: { } outcome } => $".Empty({CSharp.Literal(answer.Status)}, new {types.Qualified(outcome)}())",
        Answer.Error error => $".Error({CSharp.Literal(answer.Status)}, {types.Reader(error.Type)})",
        Answer.Empty => $".Empty({CSharp.Literal(answer.Status)}, default)",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    private static string Subscription(Answer.Subscription answer) =>
        $"{RuntimeNames.WebhookSubscription}.Reader([{ModelEmitter.Strings(answer.IdPath)}], [{ModelEmitter.Strings(answer.ExpiresPath)}], {(answer.RenewBeforeSeconds is { } seconds ? Initializer.Seconds(seconds) : "null")})";

    private string Described(Answer.Described described) =>
        $"global::Integrator.Json.{described.Format}Read.Of(text, {Inside(described.Path, types.Reader(described.Type))})";

    private static string Inside(EquatableArray<string> path, string reader) =>
        path.Count == 0 ? reader : $"global::Integrator.Json.JsonRead.Inside([{ModelEmitter.Strings(path)}], {reader})";

    private string Made(string? outcome, string value) => outcome is null ? value : $"new {types.Qualified(outcome)}({value})";

    private static string TextType(string mediaType) => mediaType == "text/plain" ? "" : ", " + CSharp.Literal(mediaType);

    private string Items(Answer.Items items) => items.Framing == "Texts"
        ? "global::Integrator.Json.ItemStream.Texts(stream)"
        : $"global::Integrator.Json.ItemStream.{items.Framing}(stream, {types.Reader(items.Item)})";

    private string Outcomes(Outcomes? outcomes, string access) => outcomes is null ? "" : Code($$"""
        /// <summary>What the API answers, by status.</summary>
        {{access}} abstract partial record {{outcomes.Name}}
        {
            private {{outcomes.Name}}() { }

            {{Lines(outcomes.Cases.Select(outcome => Outcome(outcome, outcomes)))}}
        }
        """);

    private string Outcome(Outcome outcome, Outcomes outcomes) => Code($"""
        /// <summary>{CSharp.Doc(outcome.Summary)}</summary>
        public sealed record {outcome.Name}{Value(outcome)} : {outcomes.Name};
        """);

    private string Value(Outcome outcome) =>
        outcome.Type is null ? "" : $"({types.Qualified(outcome.Type)} Value)";
}
