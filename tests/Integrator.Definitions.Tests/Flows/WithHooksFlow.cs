using Integrator.Flows;

namespace Freight;

#pragma warning disable CA1822 // The hooks of a flow are methods of it, whether they need it or not.

/// <summary>What the user of the definition writes: one method for each hook.</summary>
public sealed partial class WithHooksFlow
{
    internal List<string> Heard { get; } = [];

    private partial Task<PageHookResult<Order>> LookAtPageAsync(IReadOnlyList<Order> records, CancellationToken cancellationToken) => Task.FromResult(
        new PageHookResult<Order>([.. records.Where(static order => order.Id < 90)])
        {
            Errors = [.. records.Where(static order => order.Id is >= 90 and < 100).Select(static order => new PageHookError<Order>(order, "too high", "refused"))],
            Abort = records.Any(static order => order.Id >= 100) ? "an impossible order" : null,
        });

    private partial Task<IReadOnlyList<HookResult<Order>>> CheckOrderAsync(IReadOnlyList<Order> records, CancellationToken cancellationToken) =>
        Results(records, static order => order.Number == "bad" ? HookResult.Fail<Order>("not this one", "bad_order") : HookResult.Go(order));

    private partial Task<IReadOnlyList<HookResult<Order>>> BeforeNoteAsync(IReadOnlyList<Order> records, CancellationToken cancellationToken) =>
        Results(records, static order => order.Number == "quiet" ? HookResult.Ignore<Order>() : HookResult.Go(order with { Number = order.Number + "!" }));

    private partial Task<IReadOnlyList<HookResult<NotesWrite>>> MappedNoteAsync(IReadOnlyList<Order> records, IReadOnlyList<NotesWrite> actions, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HookResult<NotesWrite>>>([.. actions.Select(static action => HookResult.Go(action with { Body = action.Body! with { Office = "hooked" } }))]);

    private partial Task<IReadOnlyList<SubmitResult<Made>>> SubmittedNoteAsync(IReadOnlyList<Order> records, IReadOnlyList<SubmitResult<Made>> results, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SubmitResult<Made>>>([.. results.Select(static result => result.Code == "http_409" ? result with { Code = null, Message = null, IsIgnored = true } : result)]);

    private partial Task<IReadOnlyList<HookResult<Order>>> AfterNoteAsync(IReadOnlyList<Order> records, CancellationToken cancellationToken)
    {
        Heard.AddRange(records.Select(static order => "after " + order.Number));
        return Results(records, HookResult.Go);
    }

    private partial Task<IReadOnlyList<IReadOnlyList<string>>> ChooseAsync(IReadOnlyList<Order> records, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([.. records.Select(static order => (IReadOnlyList<string>)(order.Number switch { "rest" => ["rest"], "odd" => ["nowhere"], _ => ["noted"] }))]);

    private partial Task AllDoneAsync(CancellationToken cancellationToken)
    {
        Heard.Add("done");
        return Task.CompletedTask;
    }

    private static Task<IReadOnlyList<HookResult<Order>>> Results(IReadOnlyList<Order> records, Func<Order, HookResult<Order>> result) =>
        Task.FromResult<IReadOnlyList<HookResult<Order>>>([.. records.Select(result)]);
}
