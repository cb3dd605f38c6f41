using System.Text;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>What speaks for and against one arm, counted over an object's members.</summary>
internal struct JsonArmScore
{
    public int Required;
    public int Known;
    public int Constants;
    public bool IsRefused;
}

/// <summary>An arm of a union that is an object.</summary>
internal sealed class JsonObjectArm(int index, string[] required, string[] known, string[] constants)
{
    private readonly JsonNames _required = new(required);
    private readonly JsonNames _known = new(known);
    private readonly JsonNames _constants = new(Array.ConvertAll(constants, static pair => pair[..pair.IndexOf('=', StringComparison.Ordinal)]));
    private readonly byte[][] _values =
        Array.ConvertAll(constants, static pair => Encoding.UTF8.GetBytes(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    public int Index => index;

    public int RequiredCount => _required.Count;

    public void Score(ref JsonTokens name, ref JsonTokens value, ref JsonArmScore score)
    {
        score.Required += _required.Find(ref name) >= 0 ? 1 : 0;
        score.Known += _known.Find(ref name) >= 0 ? 1 : 0;
        if (_constants.Find(ref name) is >= 0 and var constant)
        {
            var matches = Matches(ref value, _values[constant]);
            score.Constants += matches ? 1 : 0;
            score.IsRefused |= !matches;
        }
    }

    private static bool Matches(ref JsonTokens value, byte[] constant) => value.TokenType switch
    {
        JsonTokenType.String => value.Text().ValueTextEquals(constant),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => value.ValueSpan.SequenceEqual(constant),
        _ => false,
    };
}
