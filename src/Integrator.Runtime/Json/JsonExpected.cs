using System.Runtime.CompilerServices;

namespace Integrator.Json;

/// <summary>For each depth, which member is expected next. Deeper than this, depths share a place and guess worse.</summary>
[InlineArray(Depths)]
internal struct JsonExpected
{
    public const int Depths = 16;

    private ushort _first;
}
