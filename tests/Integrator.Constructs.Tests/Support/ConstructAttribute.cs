using System.Globalization;
using Xunit.v3;

namespace Integrator.Constructs.Tests.Support;

/// <summary>The numbers in docs/constructs.md that a test is about.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ConstructAttribute(params int[] numbers) : Attribute, ITraitAttribute
{
    public IReadOnlyList<int> Numbers => numbers;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. numbers.Select(static number => KeyValuePair.Create("Construct", number.ToString(CultureInfo.InvariantCulture)))];
}
