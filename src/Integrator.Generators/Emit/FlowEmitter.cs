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
    private readonly FlowStepEmitter _steps;

    private FlowEmitter(FlowModel flow) => (_flow, _record, _steps) = (flow, flow.Record, new FlowStepEmitter(flow.Record));

    /// <summary>The file of a flow.</summary>
    public static (string HintName, string Text) Emit(FlowModel flow) =>
        ($"{flow.Namespace}.Flows.{flow.Class}.g.cs", ConnectorEmitter.File(flow.Source, flow.Namespace, new FlowEmitter(flow).Text()));

    private string Access => _flow.IsInternal ? "internal" : "public";

    private string Text() => Paragraphs([Class(), _flow.Growth is { } growth ? ModelEmitter.Declaration(growth, Access, new TypeText(_flow.Namespace)) : ""]);

    private string Class() => Code($$"""
        /// <summary>{{CSharp.Doc(_flow.Summary)}}</summary>
        {{Access}} sealed partial class {{_flow.Class}} : {{Space}}Flow<{{_record}}>
        {
            {{Lines(_flow.Slots.Select(Slot).Concat(_flow.Tables.Select(Table)).Concat(_flow.Lookups.Select(Lookup)).Concat(_flow.Steps.Select(FlowStepEmitter.Field)))}}

            {{Paragraphs([Info(), Sources(), Process(), Completed(), .. _flow.Inputs.Select(Input), .. _flow.Ways.Select(Route), .. _flow.Sources.Select(Pages), .. _flow.Sources.Select(Shape), .. _flow.Steps.SelectMany(_steps.Methods), .. Methods(), .. _flow.Hooks.Select(hook => FlowHookEmitter.Text(hook, _record))])}}
        }
        """);

    private static string Slot(FlowSlot slot)
    {
        var created = Initializer.New(
            null,
            [CSharp.Literal(slot.Name), $"global::{slot.Client}.Api"],
            Initializer.Text("Label", slot.Label),
            Initializer.Flag("IsOfEndUser", slot.IsOfEndUser),
            Initializer.Text("Credential", slot.Credential),
            Initializer.Texts("Scopes", slot.Scopes));
        return $"private static readonly {Space}ConnectionSlot {slot.Member} = {created};";
    }

    private static string Lookup(FlowLookup lookup)
    {
        var created = Initializer.New(null, [CSharp.Literal(lookup.Name), lookup.Slot], Initializer.Seconds("Keep", lookup.CacheSeconds > 0 ? lookup.CacheSeconds : null));
        return $"private static readonly {Space}FlowLookup {lookup.Member} = {created};";
    }

    private static string Table(FlowTable table) => Code($$"""
        private static readonly global::System.Collections.Generic.Dictionary<string, string> {{table.Member}} = new()
        {
            {{Lines(table.Values.Select(static entry => $"[{CSharp.Literal(entry.Name)}] = {CSharp.Literal(entry.Text)},"))}}
        };
        """);

    private string Info()
    {
        var facts = _flow.Facts;
        return Code($$"""
            /// <inheritdoc/>
            public override {{Space}}FlowInfo Info { get; } = new({{CSharp.Literal(facts.Name)}}, {{CSharp.Literal(facts.Version)}})
            {
                {{Initializer.Members(
                    Initializer.Text("Label", facts.Label),
                    Initializer.Text("Description", facts.Description),
                    facts.Schedules.Count > 0 ? $"Schedules = [{string.Join(", ", facts.Schedules.Select(Schedule))}]" : null,
                    Initializer.Text("Trigger", facts.Trigger),
                    Initializer.Choice("Overlap", Space + "FlowOverlap", facts.Overlap),
                    Initializer.Texts("RunNext", facts.RunNext),
                    Initializer.Flag("IsDisabled", facts.IsDisabled),
                    Initializer.Flag("SkipsRetries", facts.SkipsRetries),
                    Initializer.Flag("ReadsSourcesTogether", facts.ReadsSourcesTogether),
                    Initializer.Text("Group", facts.Group),
                    Initializer.Flag("IsLogged", facts.IsLogged),
                    Initializer.Text("Settings", facts.Settings),
                    $"Connections = [{string.Join(", ", _flow.Slots.Select(static slot => slot.Member))}]")}}
            };
            """);
    }

    private static string Schedule(FlowTime time) => time.TimeZone is { } zone ? $"new({CSharp.Literal(time.Cron)}, {CSharp.Literal(zone)})" : $"new({CSharp.Literal(time.Cron)})";

    private string Sources() => Code($$"""
        /// <inheritdoc/>
        protected override {{RuntimeNames.ReadOnlyList}}<{{Space}}FlowSource<{{_record}}>> Sources =>
        [
            {{Lines(_flow.Sources.Select(Source))}}
        ];
        """);

    private string Source(FlowSourceModel source)
    {
        var members = Initializer.Members(
            Initializer.Set("Connection", source.Slot),
            Initializer.Text("Label", source.Label),
            Initializer.Set("Transform", source.Transform?.Name),
            Initializer.Set("Filter", source.Filter?.Name),
            Initializer.Set("TraceKey", source.TraceKey?.Name),
            Initializer.Number("Limit", source.Limit),
            Initializer.Set("Delta", source.Delta is { } delta ? Delta(delta) : null),
            Initializer.Flag("SkipsRetries", source.SkipsRetries),
            Initializer.Set("BeforePage", source.Hook),
            Initializer.Set("Sample", source.Sample is { } sample ? Sample(sample, source) : null));
        return members.Length == 0 ? $"new({CSharp.Literal(source.Name)}, {source.Method})," : Code($$"""
            new({{CSharp.Literal(source.Name)}}, {{source.Method}})
            {
                {{members}}
            },
            """);
    }

    private string Sample(FlowSampleModel sample, FlowSourceModel source) =>
        $"static () => {Space}FlowValues.Sample({CSharp.Literal(sample.Json)}, static ({sample.Item} item) => {(source.IsWrapped ? $"new {_record} {{ Source = item }}" : "item")})";

    private static string Delta(FlowDelta delta) => Initializer.New(
        null,
        [delta.Value.Name],
        Initializer.Seconds("Lag", delta.LagSeconds > 0 ? delta.LagSeconds : null),
        Initializer.Set("Behind", delta.BehindFlow is { } flow ? $"new({CSharp.Literal(flow)}, {CSharp.Literal(delta.BehindSource!)})" : null),
        Initializer.Set("Start", delta.Start is { } start ? $"{Space}FlowValues.Time({CSharp.Literal(start)})" : null));

    private string Records => $"{RuntimeNames.ReadOnlyList}<{Space}FlowRecord<{_record}>>";

    private string Process() => _flow.Ways.Count == 0 && _flow.First.Count == 0 && _flow.Marks.Count == 0
        ? $"/// <inheritdoc/>\nprotected override {RuntimeNames.Task} ProcessAsync({Space}RecordPage<{_record}> page) => {RuntimeNames.Task}.CompletedTask;"
        : Code($$"""
            /// <inheritdoc/>
            protected override async {{RuntimeNames.Task}} ProcessAsync({{Space}}RecordPage<{{_record}}> page)
            {
                {{Lines(
                [
                    .. _flow.First.Count > 0 ? ["var records = page.Records;", .. _flow.First.Select(step => Taken("records", step))] : Array.Empty<string>(),
                    .. _flow.Ways.Count > 0 ? [$"await {_flow.Ways[0].Method}(page, page.Records).ConfigureAwait(false);"] : Array.Empty<string>(),
                    .. _flow.Marks.Select(mark => $"await page.EachAsync(s_step{mark.Step}, page.Read({CSharp.Literal(mark.Source)}), {mark.Step}Async).ConfigureAwait(false);"),
                ])}}
            }
            """);

    private string Taken(string variable, string member) => _steps.Taken(variable, _flow.Steps.First(step => step.Member == member));

    private string Completed() => _flow.Completed.Count == 0 ? "" : Code($$"""
        /// <inheritdoc/>
        protected override async {{RuntimeNames.Task}} CompletedAsync({{RuntimeNames.CancellationToken}} cancellationToken)
        {
            {{Lines(_flow.Completed.Select(static hook => $"await {hook}(cancellationToken).ConfigureAwait(false);"))}}
        }
        """);

    private static string Input(FlowInputMethod input) => "/// <inheritdoc/>\n" + MethodPrinter.Text(
        input.Expression,
        $"protected override string? {input.Overrides}(global::System.Text.Json.JsonElement input)",
        input.Expression.UsesEvaluation ? FlowValueEmitter.NewEvaluation : "");

    private string Shape(FlowSourceModel source) => source.Transform is not { } transform ? "" : Code($$"""
        private {{_record}} {{transform.Name}}({{_record}} record)
        {
            {{FlowValueEmitter.Evaluation(transform.Members)}}
            {{$"return {_steps.Grown("record", transform.Members)};"}}
        }
        """);

    private string Route(FlowRoute route)
    {
        var conditions = string.Join(", ", route.Branches.Select(static branch => branch.When?.Name ?? "null"));
        return Code($$"""
            {{(route.Label is { } label ? "// " + CSharp.Doc(label) : "")}}
            private {{(route.Waits ? "async " : "")}}{{RuntimeNames.Task}} {{route.Method}}({{Space}}RecordPage<{{_record}}> page, {{Records}} records)
            {
                var ways = {{(route.Hook is { } hook
                    ? $"await page.RouteAsync({CSharp.Literal(route.Id)}, records, {(route.ToAll ? "true" : "false")}, {hook}, {ModelEmitter.Strings(route.Branches.Select(static branch => branch.Name).ToEquatableArray())}).ConfigureAwait(false)"
                    : $"page.Route({CSharp.Literal(route.Id)}, records, {(route.ToAll ? "true" : "false")}, [{conditions}])")}};
                {{Paragraphs(route.Branches.Select((branch, index) => Branch(branch, index, route)))}}
                {{Joined(route)}}
                {{(route.Waits ? "" : $"return {RuntimeNames.Task}.CompletedTask;")}}
            }
            """);
    }

    private string Branch(FlowBranch branch, int index, FlowRoute route) => Lines(
    [
        $"// {CSharp.Doc(branch.Description is { } description ? $"{branch.Name}: {description}" : branch.Name)}",
        $"var {branch.Variable} = ways[{Initializer.Number(index)}];",
        .. branch.Steps.Select(step => Taken(branch.Variable, step)),
        branch.Next is { } next ? $"await {next}(page, {branch.Variable}).ConfigureAwait(false);" : "",
        branch.Next is null && route is { Joins: false, Next: { } all } ? $"await {all}(page, {branch.Variable}).ConfigureAwait(false);" : "",
    ]);

    private static string Joined(FlowRoute route) => route is { Joins: true, Next: { } next }
        ? $"await {next}(page, page.Join({string.Join(", ", route.Branches.Where(static branch => branch.Next is null).Select(static branch => branch.Variable))})).ConfigureAwait(false);"
        : "";

    private string Pages(FlowSourceModel source) => Code($$"""
        private global::System.Collections.Generic.IAsyncEnumerable<global::Integrator.Page<{{_record}}>> {{source.Method}}({{Space}}SourceCall call)
        {
            {{(source.Call is { } action ? FlowValueEmitter.Evaluation(action.Members) : "")}}
            {{(source.Call is { } sent ? $"var action = {_steps.Values.Action(sent)};" : "")}}
            return {{Grouped(source, Made(source, Read(source)))}};
        }
        """);

    private static string Read(FlowSourceModel source)
    {
        var size = source.PageSize is { } most ? Initializer.Number(most) : "null";
        return source.Call is null ? $"{Space}FlowValues.{(source.IsInput ? "Input" : "Event")}Pages{(source.IsInput ? "" : $"<{source.Item}>")}(call, {CSharp.Literal(source.Name)})"
            : source.IsPaged ? $"call.Connection.PagesAsync(action, call.Cursor, {size}, call.CancellationToken)"
            : $"{Space}FlowValues.OnePage(call.Connection.SendAsync(action, call.CancellationToken), static answer => {Items(source.Items)})";
    }

    private string Wrapped(FlowSourceModel source) => source.IsWrapped ? $"static item => new {_record} {{ Source = item }}" : "static item => item";

    private string Made(FlowSourceModel source, string pages) => source switch
    {
        { Split: FlowItems.OfJson json } => $"{Space}FlowValues.Split({pages}, static parent => {Space}FlowValues.Items(parent, {CSharp.Literal(json.Path!)}), static (parent, item) => new {_record} {{ Source = item, Parent = parent }})",
        { Split: FlowItems.Of list } => $"{Space}FlowValues.Split({pages}, static parent => {Way("parent", list)}, static (parent, item) => new {_record} {{ Source = item, Parent = parent }})",
        { IsWrapped: true } => $"{Space}FlowValues.Pages({pages}, {Wrapped(source)})",
        _ => pages,
    };

    private static string Grouped(FlowSourceModel source, string pages) => source.Group is not { } group ? pages
        : $"{Space}FlowValues.Group({pages}, {group.Name}, static (first, all) => first with {{ Records = [.. global::System.Linq.Enumerable.Select(all, static one => one.Source)] }})";

    private static string Items(FlowItems? items) => items switch
    {
        FlowItems.OfJson json => $"{Space}FlowValues.Items(answer, {(json.Path is { } path ? CSharp.Literal(path) : "null")})",
        FlowItems.Of { IsOne: true } one => $"{Space}FlowValues.One({Way("answer", one)})",
        FlowItems.Of list => Way("answer", list),
        _ => throw new ArgumentOutOfRangeException(nameof(items), items, null),
    };

    private static string Way(string from, FlowItems.Of items) => from + string.Concat(items.Members.Select(static (member, index) => (index == 0 ? "." : "?.") + member));

    private IEnumerable<string> Methods() =>
        new[] { _flow.Sources.SelectMany(static source => new[] { (source.Group, TermType.Text.OrNull()), (source.Filter, TermType.Flag), (source.TraceKey, TermType.Text.OrNull()), (source.Delta?.Value, TermType.Time.OrNull()) }) }
            .Concat([_flow.Steps.SelectMany(static step => new[] { (step.Rules.When, TermType.Flag), (step.Rules.Connection, TermType.Text.OrNull()), (step.Rules.Lock, TermType.Text.OrNull()), (step.Rules.TraceKey, TermType.Text.OrNull()) })])
            .Concat([_flow.Ways.SelectMany(static way => way.Branches).Select(static branch => (branch.When, TermType.Flag))])
            .SelectMany(static all => all)
            .Where(static one => one.Item1 is not null)
            .Select(one => FlowStepEmitter.Method(one.Item1!, TypePrinter.Text(one.Item2), _record));
}
