namespace Integrator;

/// <summary>How prominently tools show a method.</summary>
public enum CatalogueVisibility
{
    /// <summary>Like most.</summary>
    Usual,

    /// <summary>Before the others.</summary>
    Important,

    /// <summary>Only on request.</summary>
    Advanced,

    /// <summary>Not at all: it serves the connector itself, such as to list the values of a parameter.</summary>
    Internal,
}
