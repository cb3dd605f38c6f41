namespace Integrator.Generators.Expressions;

/// <summary>The place of an expression in its file. Lines and columns count from 1.</summary>
/// <param name="File">The file's name, without folders.</param>
/// <param name="IsKnown">Whether the characters were found in the file; if not, the place is the start of the file.</param>
internal sealed record ExpressionLocation(string File, int Line, int Column, int EndLine, int EndColumn, bool IsKnown);
