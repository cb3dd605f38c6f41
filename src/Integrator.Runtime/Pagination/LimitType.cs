namespace Integrator;

/// <summary>How a page's size is written into a body.</summary>
public enum LimitType
{
    /// <summary>As a number.</summary>
    Number,

    /// <summary>As text.</summary>
    Text,
}
