using Integrator.Json;

namespace Integrator.Flows;

/// <summary>Builds flows in C#. They are run, stored and retried like those of a definition.</summary>
public static class FlowBuilder
{
    /// <summary>Begins a flow.</summary>
    /// <param name="name">Its name, unique in a host: <c>shop.sync_orders</c>.</param>
    /// <param name="version">Changes with everything that the flow does; a job goes on only with the version it began with.</param>
    /// <typeparam name="TRecord">A record: a generated model, or another type that reads and writes its own JSON.</typeparam>
    public static FlowBuilder<TRecord> Create<TRecord>(string name, string version)
        where TRecord : class, IJsonModel<TRecord> => new(new FlowInfo(name, version));
}

/// <summary>The sources of a flow, and its steps in their order.</summary>
/// <typeparam name="TRecord">A record.</typeparam>
public sealed class FlowBuilder<TRecord>
    where TRecord : class, IJsonModel<TRecord>
{
    private readonly List<FlowSource<TRecord>> _sources = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Steps _steps;
    private FlowInfo _info;

    internal FlowBuilder(FlowInfo info) => (_info, _steps) = (info, new Steps(this));

    /// <summary>Says more of the flow: its label, its schedules, what happens to overlapping starts.</summary>
    /// <param name="change">From what is known to what is.</param>
    public FlowBuilder<TRecord> With(Func<FlowInfo, FlowInfo> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _info = change(_info);
        return this;
    }

    /// <summary>Adds a source. Sources are read one after the other.</summary>
    /// <param name="source">The source.</param>
    public FlowBuilder<TRecord> From(FlowSource<TRecord> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Take(source.Name, source.Connection);
        _sources.Add(source);
        return this;
    }

    /// <summary>Adds steps.</summary>
    /// <param name="add">Adds them, in their order.</param>
    public FlowBuilder<TRecord> Then(Action<Steps> add)
    {
        ArgumentNullException.ThrowIfNull(add);
        add(_steps);
        return this;
    }

    /// <summary>The flow.</summary>
    /// <exception cref="InvalidOperationException">It has no source.</exception>
    public Flow<TRecord> Build() => _sources.Count > 0
        ? new Built(_info, [.. _sources], _steps.All)
        : throw new InvalidOperationException($"The flow '{_info.Name}' has no source.");

    private void Take(string name, ConnectionSlot? connection)
    {
        if (!_names.Add(name))
        {
            throw new ArgumentException($"The flow '{_info.Name}' has '{name}' twice.", nameof(name));
        }

        if (connection is not null && !_info.Connections.Contains(connection))
        {
            _info = _info with { Connections = [.. _info.Connections, connection] };
        }
    }

    /// <summary>Steps in their order.</summary>
    public sealed class Steps
    {
        private readonly FlowBuilder<TRecord> _flow;
        private readonly List<Func<RecordPage<TRecord>, IReadOnlyList<FlowRecord<TRecord>>, Task<IReadOnlyList<FlowRecord<TRecord>>>>> _all = [];

        internal Steps(FlowBuilder<TRecord> flow) => _flow = flow;

        internal IReadOnlyList<Func<RecordPage<TRecord>, IReadOnlyList<FlowRecord<TRecord>>, Task<IReadOnlyList<FlowRecord<TRecord>>>>> All => [.. _all];

        /// <summary>Only some records go on; the others end here, and are no failures.</summary>
        /// <param name="when">Which go on.</param>
        public Steps Where(Func<TRecord, bool> when)
        {
            ArgumentNullException.ThrowIfNull(when);
            var step = new FlowStep($"where {_all.Count}", FlowStepKind.Hook) { BreaksOtherwise = true, Parallelism = 1 };
            _all.Add((page, records) => page.EachAsync(step, records, static (record, _) => Task.FromResult(record), new StepRules<TRecord> { When = when }));
            return this;
        }

        /// <summary>Reads something for each record.</summary>
        /// <param name="name">The name of the step.</param>
        /// <param name="connection">Where it is read.</param>
        /// <param name="map">From a record to the action.</param>
        /// <param name="grow">From a record and the answer to the record that goes on.</param>
        /// <param name="rules">Which records the step works on; null for all alike.</param>
        public Steps Lookup<TAnswer>(string name, ConnectionSlot connection, Func<TRecord, IAction<TAnswer>> map, Func<TRecord, TAnswer, TRecord> grow, StepRules<TRecord>? rules = null) =>
            Send(new FlowStep(name, FlowStepKind.Lookup) { Connection = connection }, map, grow, rules);

        /// <summary>Writes each record.</summary>
        /// <param name="name">The name of the step.</param>
        /// <param name="connection">Where it is written.</param>
        /// <param name="map">From a record to the action.</param>
        /// <param name="grow">From a record and the answer to the record that goes on; null if it stays as it is.</param>
        /// <param name="rules">Which records the step works on; null for all alike.</param>
        public Steps Import<TAnswer>(string name, ConnectionSlot connection, Func<TRecord, IAction<TAnswer>> map, Func<TRecord, TAnswer, TRecord>? grow = null, StepRules<TRecord>? rules = null) =>
            Send(new FlowStep(name, FlowStepKind.Import) { Connection = connection }, map, grow, rules);

        /// <summary>Sends an action for each record.</summary>
        /// <param name="step">The step.</param>
        /// <param name="map">From a record to the action.</param>
        /// <param name="grow">From a record and the answer to the record that goes on; null if it stays as it is.</param>
        /// <param name="rules">Which records the step works on; null for all alike.</param>
        public Steps Send<TAnswer>(FlowStep step, Func<TRecord, IAction<TAnswer>> map, Func<TRecord, TAnswer, TRecord>? grow = null, StepRules<TRecord>? rules = null)
        {
            ArgumentNullException.ThrowIfNull(step);
            ArgumentNullException.ThrowIfNull(map);
            return Each(step, SendAsync, rules);

            async Task<TRecord> SendAsync(TRecord record, StepCall call)
            {
                var answer = await call.SendAsync(map(record)).ConfigureAwait(false);
                return grow is null ? record : grow(record, answer);
            }
        }

        /// <summary>Does something with each record.</summary>
        /// <param name="step">The step.</param>
        /// <param name="run">Does the work, and gives the record that goes on.</param>
        /// <param name="rules">Which records the step works on; null for all alike.</param>
        public Steps Each(FlowStep step, Func<TRecord, StepCall, Task<TRecord>> run, StepRules<TRecord>? rules = null)
        {
            ArgumentNullException.ThrowIfNull(step);
            ArgumentNullException.ThrowIfNull(run);
            _flow.Take(step.Name, step.Connection);
            _all.Add((page, records) => page.EachAsync(step, records, run, rules));
            return this;
        }

        /// <summary>Sends records on different ways, which meet again behind it. A record that no way wants ends here.</summary>
        /// <param name="name">The name of the router.</param>
        /// <param name="toAll">Whether a record goes every way that wants it, and not only the first.</param>
        /// <param name="ways">Which records each way wants, null for all, and its steps.</param>
        public Steps Route(string name, bool toAll, params (Func<TRecord, bool>? When, Action<Steps> Add)[] ways)
        {
            ArgumentNullException.ThrowIfNull(ways);
            _flow.Take(name, null);
            var conditions = ways.Select(static way => way.When).ToArray();
            var steps = ways.Select(way =>
            {
                var own = new Steps(_flow);
                way.Add(own);
                return own.All;
            }).ToList();
            _all.Add(async (page, records) =>
            {
                var routed = page.Route(name, records, toAll, conditions);
                var through = new IReadOnlyList<FlowRecord<TRecord>>[routed.Count];
                for (var way = 0; way < routed.Count; way++)
                {
                    through[way] = await RunAsync(steps[way], page, routed[way]).ConfigureAwait(false);
                }

                return page.Join(through);
            });
            return this;
        }

        internal static async Task<IReadOnlyList<FlowRecord<TRecord>>> RunAsync(
            IReadOnlyList<Func<RecordPage<TRecord>, IReadOnlyList<FlowRecord<TRecord>>, Task<IReadOnlyList<FlowRecord<TRecord>>>>> steps, RecordPage<TRecord> page, IReadOnlyList<FlowRecord<TRecord>> records)
        {
            foreach (var step in steps)
            {
                records = await step(page, records).ConfigureAwait(false);
            }

            return records;
        }
    }

    private sealed class Built(
        FlowInfo info,
        IReadOnlyList<FlowSource<TRecord>> sources,
        IReadOnlyList<Func<RecordPage<TRecord>, IReadOnlyList<FlowRecord<TRecord>>, Task<IReadOnlyList<FlowRecord<TRecord>>>>> steps) : Flow<TRecord>
    {
        public override FlowInfo Info => info;

        protected override IReadOnlyList<FlowSource<TRecord>> Sources => sources;

        protected override Task ProcessAsync(RecordPage<TRecord> page) => Steps.RunAsync(steps, page, page.Records);
    }
}
