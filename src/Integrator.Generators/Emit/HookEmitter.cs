using Integrator.Generators.Expressions.Printing;
using Integrator.Generators.Model;
using static Integrator.Generators.Emit.Template;

namespace Integrator.Generators.Emit;

/// <summary>Partial methods that the user of a connector writes.</summary>
internal static class HookEmitter
{
    public static string Method(Hook hook) => hook switch
    {
        Hook.Expression expression => Required(hook, TypePrinter.Text(expression.Result), ScopeText.Parameters(expression.Kind, expression.Action)),
        Hook.Authorization => Required(hook, RuntimeNames.ValueTask, $"{RuntimeNames.Message} message, {RuntimeNames.AuthScope} scope, {Cancellation}"),
        Hook.Tokens => Required(hook, $"{RuntimeNames.ValueTask}<{RuntimeNames.OAuthToken}>", $"{RuntimeNames.AuthScope} scope, {Cancellation}"),
        Hook.Verification => Required(hook, $"{RuntimeNames.ValueTask}<string?>", $"{RuntimeNames.WebhookRequest} request, {RuntimeNames.TimeProvider} clock, {Cancellation}"),
        Hook.KeySet => Required(hook, $"{RuntimeNames.ValueTask}<string>", Cancellation),
        Hook.Step => Required(hook, $"{RuntimeNames.ValueTask}<{RuntimeNames.JsonNode}?>", $"{RuntimeNames.Connection} connection, {RuntimeNames.JsonNode}? steps, {Cancellation}"),
        Hook.Handshake => Optional(hook, RuntimeNames.WebhookHandshake + "?", RuntimeNames.WebhookRequest),
        _ => throw new ArgumentOutOfRangeException(nameof(hook), hook, null),
    };

    private const string Cancellation = RuntimeNames.CancellationToken + " cancellationToken";

    private static string Required(Hook hook, string result, string parameters) => Code($"""
        /// <summary>The definition needs this method: the project does not compile without it.</summary>
        public static partial {result} {hook.Name}({parameters});
        """);

    private static string Optional(Hook hook, string result, string request) => Code($$"""
        /// <summary>Optional: without this method there is no result.</summary>
        static partial void {{hook.Name}}({{request}} request, ref {{result}} result);

        internal static {{result}} Call{{hook.Name}}({{request}} request)
        {
            {{result}} result = default;
            {{hook.Name}}(request, ref result);
            return result;
        }
        """);
}
