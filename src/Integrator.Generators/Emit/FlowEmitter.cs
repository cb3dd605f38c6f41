using System.Globalization;
using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Expressions.Terms;
using Integrator.Generators.Model.Flows;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>A flow to its class.</summary>
internal sealed class FlowEmitter
{
    private const string Space = "global::Integrator.Flows.";

    private readonly FlowModel _flow;
    private readonly string _record;
    private readonly FlowValueEmitter _values = new();

    private FlowEmitter(FlowModel flow) => (_flow, _record) = (flow, flow.Record);

    /// <summary>The file of a flow.</summary>
    public static (string HintName, string Text) Emit(FlowModel flow) =>
        ($"{flow.Namespace}.Flows.{flow.Class}.g.cs", ConnectorEmitter.File(flow.Source, flow.Namespace, new FlowEmitter(flow).Text()));

    private string Access => _flow.IsInternal ? "internal" : "public";

    private string Text() => Paragraphs([Class(), _flow.Growth is { } growth ? ModelEmitter.Declaration(growth, Access, new TypeText(_flow.Namespace)) : ""]);

    private string Class() => Code($$"""
        /// <summary>{{CSharp.Doc(_flow.Summary)}}</summary>
        {{Access}} sealed partial class {{_flow.Class}} : {{Space}}Flow<{{_record}}>
        {
            {{Lines(_flow.Slots.Select(Slot).Concat(_flow.Tables.Select(Table)).Concat(_flow.Steps.Select(Step)))}}

            {{Paragraphs([Info(), Sources(), Process(), .. _flow.Ways.Select(Route), .. _flow.Sources.Select(Pages), .. _flow.Steps.Select(StepMethod), .. Methods()])}}
        }
        """);

    private static string Slot(FlowSlot slot) =>
        $"private static readonly {Space}ConnectionSlot {slot.Member} = new({CSharp.Literal(slot.Name)}, global::{slot.Client}.Api){(slot.IsOfEndUser ? " { IsOfEndUser = true }" : "")};";

    private static string Table(FlowTable table) => Code($$"""
        private static readonly global::System.Collections.Generic.Dictionary<string, string> {{table.Member}} = new()
        {
            {{Lines(table.Values.Select(static entry => $"[{CSharp.Literal(entry.Name)}] = {CSharp.Literal(entry.Text)},"))}}
        };
        """);

    private static string Step(FlowStepModel step)
    {
        List<string> members =
        [
            "Connection = " + step.Slot,
            .. step.Label is { } label ? [$"Label = {CSharp.Literal(label)}"] : Array.Empty<string>(),
            .. step.Proceeds ? ["ProceedsOnFailure = true"] : Array.Empty<string>(),
            .. step.Breaks ? ["BreaksOtherwise = true"] : Array.Empty<string>(),
            .. step.UsesDefaultConnection ? ["UsesDefaultConnectionIfMissing = true"] : Array.Empty<string>(),
            .. step.DelaySeconds > 0 ? [$"Delay = {RuntimeNames.TimeSpan}.FromSeconds({step.DelaySeconds.ToString("R", CultureInfo.InvariantCulture)})"] : Array.Empty<string>(),
        ];
        return $"private static readonly {Space}FlowStep s_step{step.Member} = new({CSharp.Literal(step.Name)}, {Space}FlowStepKind.{(step.IsImport ? "Import" : "Lookup")}) {{ {string.Join(", ", members)} }};";
    }

    private string Info()
    {
        var facts = _flow.Facts;
        return Code($$"""
            /// <inheritdoc/>
            public override {{Space}}FlowInfo Info { get; } = new({{CSharp.Literal(facts.Name)}}, {{CSharp.Literal(facts.Version)}})
            {
                {{Lines([
                    facts.Label is { } label ? $"Label = {CSharp.Literal(label)}," : "",
                    facts.Description is { } description ? $"Description = {CSharp.Literal(description)}," : "",
                    facts.Schedules.Count > 0 ? $"Schedules = [{string.Join(", ", facts.Schedules.Select(Schedule))}]," : "",
                    facts.Trigger is { } trigger ? $"Trigger = {CSharp.Literal(trigger)}," : "",
                    facts.Overlap is { } overlap ? $"Overlap = {Space}FlowOverlap.{overlap}," : "",
                    facts.RunNext.Count > 0 ? $"RunNext = [{ModelEmitter.Strings(facts.RunNext)}]," : "",
                    facts.IsDisabled ? "IsDisabled = true," : "",
                    facts.SkipsRetries ? "SkipsRetries = true," : "",
                    $"Connections = [{string.Join(", ", _flow.Slots.Select(static slot => slot.Member))}],",
                ])}}
            };
            """);
    }

    private static string Schedule(FlowTime time) => time.TimeZone is { } zone ? $"new({CSharp.Literal(time.Cron)}, {CSharp.Literal(zone)})" : $"new({CSharp.Literal(time.Cron)})";

    private string Sources() => Code($$"""
        /// <inheritdoc/>
        protected override {{RuntimeNames.ReadOnlyList}}<{{Space}}FlowSource<{{_record}}>> Sources { get; } =
        [
            {{Lines(_flow.Sources.Select(Source))}}
        ];
        """);

    private string Source(FlowSourceModel source)
    {
        if (source.Call is null)
        {
            return $"{Space}FlowSource.OfTrigger<{_record}>({CSharp.Literal(source.Name)}, {source.Method}),";
        }

        return Code($$"""
            new({{CSharp.Literal(source.Name)}}, {{source.Method}})
            {
                {{Lines([
                    $"Connection = {source.Slot},",
                    source.Label is { } label ? $"Label = {CSharp.Literal(label)}," : "",
                    source.Filter is { } filter ? $"Filter = {filter.Name}," : "",
                    source.TraceKey is { } key ? $"TraceKey = {key.Name}," : "",
                    source.Limit is { } limit ? $"Limit = {limit.ToString(CultureInfo.InvariantCulture)}," : "",
                    source.Delta is { } delta ? $"Delta = new({delta.Value.Name}){Delta(delta)}," : "",
                ])}}
            },
            """);
    }

    private static string Delta(FlowDelta delta)
    {
        List<string> members =
        [
            .. delta.LagSeconds > 0 ? [$"Lag = {RuntimeNames.TimeSpan}.FromSeconds({delta.LagSeconds.ToString(CultureInfo.InvariantCulture)})"] : Array.Empty<string>(),
            .. delta.Start is { } start ? [$"Start = {Space}FlowValues.Time({CSharp.Literal(start)})"] : Array.Empty<string>(),
        ];
        return members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}";
    }

    private string Records => $"{RuntimeNames.ReadOnlyList}<{Space}FlowRecord<{_record}>>";

    private string Process() => _flow.Ways.Count > 0
        ? $"/// <inheritdoc/>\nprotected override {RuntimeNames.Task} ProcessAsync({Space}RecordPage<{_record}> page) => {_flow.Ways[0].Method}(page, page.Records);"
        : _flow.First.Count == 0 ? $"/// <inheritdoc/>\nprotected override {RuntimeNames.Task} ProcessAsync({Space}RecordPage<{_record}> page) => {RuntimeNames.Task}.CompletedTask;"
        : Code($$"""
            /// <inheritdoc/>
            protected override async {{RuntimeNames.Task}} ProcessAsync({{Space}}RecordPage<{{_record}}> page)
            {
                var records = page.Records;
                {{Lines(_flow.First.Select(step => Taken("records", step)))}}
            }
            """);

    private string Taken(string variable, string member)
    {
        var step = _flow.Steps.First(step => step.Member == member);
        var when = step.When is { } condition ? $", when: {condition.Name}" : "";
        var connection = step.Connection is { } name ? $", connection: {name.Name}" : "";
        return $"{variable} = await page.EachAsync(s_step{member}, {variable}, {member}Async{when}{connection}).ConfigureAwait(false);";
    }

    private string Route(FlowRoute route)
    {
        var conditions = string.Join(", ", route.Branches.Select(static branch => branch.When?.Name ?? "null"));
        return Code($$"""
            private static {{(route.Waits ? "async " : "")}}{{RuntimeNames.Task}} {{route.Method}}({{Space}}RecordPage<{{_record}}> page, {{Records}} records)
            {
                var ways = page.Route({{CSharp.Literal(route.Id)}}, records, {{(route.ToAll ? "true" : "false")}}, [{{conditions}}]);
                {{Paragraphs(route.Branches.Select((branch, index) => Branch(branch, index, route)))}}
                {{Joined(route)}}
                {{(route.Waits ? "" : $"return {RuntimeNames.Task}.CompletedTask;")}}
            }
            """);
    }

    private string Branch(FlowBranch branch, int index, FlowRoute route) => Lines(
    [
        $"// {CSharp.Doc(branch.Name)}",
        $"var {branch.Variable} = ways[{index.ToString(CultureInfo.InvariantCulture)}];",
        .. branch.Steps.Select(step => Taken(branch.Variable, step)),
        branch.Next is { } next ? $"await {next}(page, {branch.Variable}).ConfigureAwait(false);" : "",
        branch.Next is null && route is { Joins: false, Next: { } all } ? $"await {all}(page, {branch.Variable}).ConfigureAwait(false);" : "",
    ]);

    private static string Joined(FlowRoute route) => route is { Joins: true, Next: { } next }
        ? $"await {next}(page, page.Join({string.Join(", ", route.Branches.Where(static branch => branch.Next is null).Select(static branch => branch.Variable))})).ConfigureAwait(false);"
        : "";

    private string Pages(FlowSourceModel source)
    {
        if (source.Call is not { } call)
        {
            var wrapped = source.IsWrapped ? $"item => new {_record} {{ Source = item }}" : "item => item";
            return $"private static {RuntimeNames.ReadOnlyList}<{_record}> {source.Method}(string payload) => {Space}FlowValues.Records<{source.Item}, {_record}>(payload, {wrapped});";
        }

        return Code($$"""
            private static global::System.Collections.Generic.IAsyncEnumerable<global::Integrator.Page<{{_record}}>> {{source.Method}}({{Space}}SourceCall call)
            {
                {{FlowValueEmitter.Evaluation(call.Members)}}
                {{$"var action = {_values.Action(call)};"}}
                return {{Read(source)}};
            }
            """);
    }

    private string Read(FlowSourceModel source)
    {
        var size = source.PageSize is { } most ? most.ToString(CultureInfo.InvariantCulture) : "null";
        var pages = source.IsPaged
            ? $"call.Connection.PagesAsync(action, call.Cursor, {size}, call.CancellationToken)"
            : $"{Space}FlowValues.OnePage(call.Connection.SendAsync(action, call.CancellationToken), static answer => {Items(source.Items)})";
        return source.IsWrapped ? $"{Space}FlowValues.Pages({pages}, static item => new {_record} {{ Source = item }})" : pages;
    }

    private static string Items(FlowItems? items) => items switch
    {
        FlowItems.OfJson json => $"{Space}FlowValues.Items(answer, {(json.Path is { } path ? CSharp.Literal(path) : "null")})",
        FlowItems.Of { IsOne: true } one => $"{Space}FlowValues.One({Way(one)})",
        FlowItems.Of list => Way(list),
        _ => throw new ArgumentOutOfRangeException(nameof(items), items, null),
    };

    private static string Way(FlowItems.Of items) => "answer" + string.Concat(items.Members.Select(static (member, index) => (index == 0 ? "." : "?.") + member));

    private string StepMethod(FlowStepModel step) => Code($$"""
        private static async {{RuntimeNames.Task}}<{{_record}}> {{step.Member}}Async({{_record}} record, {{Space}}StepCall call)
        {
            {{FlowValueEmitter.Evaluation(step.Call.Members.Concat(step.Growth))}}
            {{$"var action = {_values.Action(step.Call)};"}}
            {{(step.Call.UsesAnswer ? "var answer = " : "")}}await call.SendAsync(action).ConfigureAwait(false);
            {{Check(step.Check)}}
            {{Returned(step)}}
        }
        """);

    private static string Check(FlowCheck? check) => check is null ? "" : Code($$"""
        if ({{FlowValueEmitter.Term(check.Fails)}})
        {
            throw new {{Space}}StepException("refused", {{(check.Message is { } message ? $"{FlowValueEmitter.Term(message)} ?? " : "")}}"The API says in its answer that it did not do it.");
        }

        """);

    private string Returned(FlowStepModel step) => step.Growth.Count == 0 ? "return record;" : Code($$"""
        return record with
        {
            {{Lines(step.Growth.Select(member => $"{member.Name} = {_values.Text(member.Value)},"))}}
        };
        """);

    private IEnumerable<string> Methods() =>
        new[] { _flow.Sources.SelectMany(static source => new[] { (source.Filter, TermType.Flag), (source.TraceKey, TermType.Text.OrNull()), (source.Delta?.Value, TermType.Time.OrNull()) }) }
            .Concat([_flow.Steps.SelectMany(static step => new[] { (step.When, TermType.Flag), (step.Connection, TermType.Text.OrNull()) })])
            .Concat([_flow.Ways.SelectMany(static way => way.Branches).Select(static branch => (branch.When, TermType.Flag))])
            .SelectMany(static all => all)
            .Where(static one => one.Item1 is not null)
            .Select(one => MethodPrinter.Text(
                one.Item1!.Expression,
                $"private static {TypePrinter.Text(one.Item2)} {one.Item1.Name}({_record} record)",
                one.Item1.Expression.UsesEvaluation ? FlowValueEmitter.NewEvaluation : ""));
}
