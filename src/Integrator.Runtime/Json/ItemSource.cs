namespace Integrator.Json;

/// <summary>A stream of items that knows how large one of them may be.</summary>
internal abstract class ItemSource : Stream
{
    /// <summary>Is told of required members that an item lacks.</summary>
    public abstract IMissingMembers Told { get; }

    /// <summary>The largest item, in bytes.</summary>
    public abstract int MaxItemBytes { get; }

    /// <summary>The failure of a larger one.</summary>
    public abstract Exception TooLarge();
}
