using System.ComponentModel;
using System.Text.Json;

namespace Integrator.Json;

/// <summary>
/// Tells the arms of a union apart before one is read: by a discriminator, which may stand anywhere in the object,
/// or by shape. Arms have the index of the call that added them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonArms
{
    /// <summary>What <see cref="JsonReader.Choose"/> gives for a null.</summary>
    public const int Null = -2;

    private const int None = -1;

    private readonly JsonNames? _discriminator;
    private readonly List<string> _values = [];
    private readonly List<int> _valueArms = [];
    private readonly List<JsonObjectArm> _objects = [];
    private readonly List<(JsonTokenType Kind, JsonFit? Fit, int Index)> _kinds = [];
    private JsonNames? _valueNames;
    private int _count;

    /// <summary>Arms told apart by shape.</summary>
    public JsonArms()
    {
    }

    /// <summary>Arms told apart by the value of one member.</summary>
    public JsonArms(string discriminator) => _discriminator = new JsonNames(discriminator);

    /// <summary>An arm that these values of the discriminator name.</summary>
    public JsonArms Value(params string[] values)
    {
        foreach (var value in values)
        {
            _values.Add(value);
            _valueArms.Add(_count);
        }

        _valueNames = new JsonNames([.. _values]);
        _count++;
        return this;
    }

    /// <summary>How the arm that was added last is told where the discriminator is missing.</summary>
    /// <param name="required">Members it always has.</param>
    /// <param name="known">Members it may have, the required ones included.</param>
    public JsonArms Shape(string[] required, string[] known)
    {
        _objects.Add(new JsonObjectArm(_count - 1, required, known, []));
        return this;
    }

    /// <summary>An arm that is an object.</summary>
    /// <param name="required">Members it always has.</param>
    /// <param name="known">Members it may have, the required ones included.</param>
    /// <param name="constants">Members with one possible value, as <c>name=value</c>.</param>
    public JsonArms Object(string[]? required = null, string[]? known = null, string[]? constants = null)
    {
        _objects.Add(new JsonObjectArm(_count++, required ?? [], known ?? [], constants ?? []));
        return this;
    }

    /// <summary>An arm that is text.</summary>
    /// <param name="fit">What the text is like; null for any.</param>
    public JsonArms String(JsonFit? fit = null) => Kind(JsonTokenType.String, fit);

    /// <summary>An arm that is a number.</summary>
    /// <param name="fit">Which numbers; null for any.</param>
    public JsonArms Number(JsonFit? fit = null) => Kind(JsonTokenType.Number, fit);

    /// <summary>An arm that is a boolean.</summary>
    public JsonArms Boolean() => Kind(JsonTokenType.True, null);

    /// <summary>An arm that is an array.</summary>
    /// <param name="fit">What its items are like; null for any.</param>
    public JsonArms Array(JsonFit? fit = null) => Kind(JsonTokenType.StartArray, fit);

    internal int Choose(JsonTokens json) => json.TokenType switch
    {
        JsonTokenType.Null => Null,
        JsonTokenType.StartObject when _discriminator is not null => ByDiscriminator(json, _discriminator),
        JsonTokenType.StartObject when _objects.Count == 0 => None,
        JsonTokenType.StartObject when _objects.Count == 1 => _objects[0].Index,
        JsonTokenType.StartObject => ByMembers(json),
        JsonTokenType.False => ByKind(JsonTokenType.True, json),
        var kind => ByKind(kind, json),
    };

    private JsonArms Kind(JsonTokenType kind, JsonFit? fit)
    {
        _kinds.Add((kind, fit, _count++));
        return this;
    }

    private int ByKind(JsonTokenType kind, JsonTokens json)
    {
        foreach (var arm in _kinds)
        {
            if (arm.Kind == kind && (arm.Fit is null || arm.Fit.Fits(json)))
            {
                return arm.Index;
            }
        }

        return None;
    }

    private int ByDiscriminator(JsonTokens json, JsonNames discriminator)
    {
        var start = json;
        while (json.More(JsonTokenType.EndObject))
        {
            json.Name();
            var isDiscriminator = discriminator.Find(ref json) == 0;
            json.Value();
            if (isDiscriminator)
            {
                return _valueNames is not null && IsText(json.TokenType) && _valueNames.Find(ref json) is >= 0 and var found
                    ? _valueArms[found]
                    : None;
            }

            json.Skip();
        }

        return _objects.Count == 0 ? None : ByMembers(start, least: 1);
    }

    /// <param name="json">Stands on the object.</param>
    /// <param name="least">How many of an arm's members the object must have at least.</param>
    private int ByMembers(JsonTokens json, int least = 0)
    {
        Span<JsonArmScore> scores = stackalloc JsonArmScore[Math.Min(_objects.Count, 64)];
        while (json.More(JsonTokenType.EndObject))
        {
            json.Name();
            var name = json;
            json.Value();
            for (var arm = 0; arm < scores.Length; arm++)
            {
                _objects[arm].Score(ref name, ref json, ref scores[arm]);
            }

            json.Skip();
        }

        var best = None;
        for (var arm = 0; arm < scores.Length; arm++)
        {
            if (!scores[arm].IsRefused && scores[arm].Known >= least && (best == None || Rank(arm, scores).CompareTo(Rank(best, scores)) > 0))
            {
                best = arm;
            }
        }

        return best == None ? None : _objects[best].Index;
    }

    private (bool HasRequired, int Constants, int Known) Rank(int arm, Span<JsonArmScore> scores) =>
        (scores[arm].Required >= _objects[arm].RequiredCount, scores[arm].Constants, scores[arm].Known);

    private static bool IsText(JsonTokenType token) =>
        token is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;
}
