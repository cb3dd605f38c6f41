namespace Integrator.Http;

/// <summary>Bodies that end too early, are not framed as HTTP says, or cannot be decompressed. Each of them is a connection that broke.</summary>
internal static class BrokenBody
{
    // Brotli reports what it cannot decompress as InvalidOperationException, the other formats as InvalidDataException or IOException.
    public static bool Is(Exception failure) => failure is IOException or InvalidDataException or InvalidOperationException and not ObjectDisposedException;

    public static HttpRequestException Of(string operation, Exception failure) =>
        new(Error(failure), $"{operation}: the response broke off, or cannot be decompressed.", failure);

    /// <summary>The same for whoever reads a stream.</summary>
    public static IOException Of(Exception failure) =>
        failure as IOException ?? new HttpIOException(Error(failure), "The response cannot be decompressed.", failure);

    private static HttpRequestError Error(Exception failure) => failure is HttpIOException { HttpRequestError: var error } ? error : HttpRequestError.InvalidResponse;
}
