namespace Integrator.Benchmarks.ByHand;

/// <summary>A catalog and a note, as one would write them by hand.</summary>
internal sealed class Catalog
{
    public List<Item> Items { get; set; } = null!;
}

internal sealed class Item
{
    public long Id { get; set; }
    public string Sku { get; set; } = null!;
    public string Name { get; set; } = null!;
    public string? Description { get; set; }
    public double Price { get; set; }
    public int Quantity { get; set; }
    public bool InStock { get; set; }
    public double? Weight { get; set; }
    public string Category { get; set; } = null!;
    public List<string>? Tags { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public Size? Size { get; set; }
}

internal sealed class Size
{
    public double Width { get; set; }
    public double Height { get; set; }
    public double Depth { get; set; }
}

internal sealed class Note
{
    public long Id { get; set; }
    public string Name { get; set; } = null!;
    public bool Done { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public int? Priority { get; set; }
}
