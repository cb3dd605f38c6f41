using System.Globalization;

namespace Integrator;

/// <summary>An expression of a definition met a value that it has no result for.</summary>
public sealed class ExpressionException : Exception
{
    /// <summary>A failure without words.</summary>
    public ExpressionException()
    {
    }

    /// <summary>A failure, in words.</summary>
    public ExpressionException(string message)
        : base(message)
    {
    }

    /// <summary>A failure that another led to.</summary>
    public ExpressionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    private ExpressionException(string file, int line, int column, Exception failure)
        : base(string.Create(CultureInfo.InvariantCulture, $"{failure.Message} ({file}, line {line}, column {column})"), failure)
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>The definition that holds the expression; null while that is not known.</summary>
    public string? File { get; }

    /// <summary>The line where the expression begins; the first is 1.</summary>
    public int Line { get; }

    /// <summary>The column where the expression begins; the first is 1.</summary>
    public int Column { get; }

    /// <summary>The same failure, at its place.</summary>
    public ExpressionException At(string file, int line, int column) => new(file, line, column, this);
}
