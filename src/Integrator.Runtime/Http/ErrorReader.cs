using System.Text.Json;
using Integrator.Json;

namespace Integrator.Http;

/// <summary>Reads a described failure and throws it under its type.</summary>
internal abstract class ErrorReader
{
    /// <summary>Null when the body is not what the API describes.</summary>
    public abstract object? Read(Delegate read, ReadOnlySpan<byte> json);

    public abstract ApiException Exception(ApiFailure failure, object error);
}

/// <summary>Reads failures of one type. It holds nothing, so one serves all.</summary>
internal sealed class ErrorReader<TError> : ErrorReader
{
    public static ErrorReader<TError> Instance { get; } = new();

    public override object? Read(Delegate read, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonDocumentText.Read(json, (JsonRead<TError>)read);
        }
        catch (JsonException)
        {
            // The failure itself is what the caller must see; its body goes along as text.
            return null;
        }
    }

    public override ApiException Exception(ApiFailure failure, object error) => new ApiException<TError>(failure, (TError)error);
}
