namespace Integrator;

/// <summary>What tells that a page is the last one.</summary>
[Flags]
public enum PageStop
{
    /// <summary>Nothing but what the API says.</summary>
    None = 0,

    /// <summary>A page without items.</summary>
    EmptyPage = 1,

    /// <summary>A page with fewer items than were asked for.</summary>
    ShortPage = 2,
}
