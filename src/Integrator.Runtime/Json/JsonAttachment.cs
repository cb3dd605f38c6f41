namespace Integrator.Json;

/// <summary>A file met while a multipart body was written.</summary>
/// <param name="End">Where its placeholder ends in the JSON: text cannot forge a position.</param>
/// <param name="File">What stands there.</param>
internal readonly record struct JsonAttachment(long End, ApiFile File);
