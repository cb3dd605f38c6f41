using Integrator;

#pragma warning disable IDE0130 // Hooks are written in the namespaces of their connectors.
namespace Horns
{
    /// <summary>Answers the handshake of the vendor.</summary>
    public static partial class HornsHooks
    {
        static partial void AnswerHorns(WebhookRequest request, ref WebhookHandshake? result) =>
            result = request.Member("hello") is { } hello ? new WebhookHandshake.Verify(new WebhookAnswer(200, hello)) : null;
    }
}

namespace Gongs
{
    /// <summary>Verifies what the format has no words for.</summary>
    public static partial class GongsHooks
    {
        public static partial ValueTask<string?> HearGong(WebhookRequest request, TimeProvider clock, CancellationToken cancellationToken) =>
            ValueTask.FromResult(request.Header("X-Gong") == $"{request.Body.Length} {clock.GetUtcNow():yyyy-MM-dd}" ? null : "The gong is another.");
    }
}
