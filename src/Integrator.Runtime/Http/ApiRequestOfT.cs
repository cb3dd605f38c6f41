using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using Integrator.Http;
using Integrator.Json;

namespace Integrator;

/// <summary>What an action puts on the wire and how it reads the answers. Values that are null are left out.</summary>
/// <param name="method">An HTTP method in capitals.</param>
/// <param name="path">Its path under the base address, parameters in braces; it may end in a fixed query.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApiRequest<T>(string method, string path) : ApiRequest(method, path)
{
    internal ResponseReaders<T> Readers { get; } = new();

    internal override string Accept => Readers.Accept;

    /// <summary>A path parameter.</summary>
    /// <exception cref="ArgumentException">The value is empty, a dot or two, and would call another path.</exception>
    public ApiRequest<T> Path<TValue>(string name, TValue value, PathStyle style = PathStyle.Simple)
    {
        AddPath(name, PathText.Of(name, [Checked(name, ScalarText.Of(value))], style, explode: false));
        return this;
    }

    /// <summary>A path parameter that is a list.</summary>
    /// <exception cref="ArgumentException">The list or an item of it is empty, a dot or two.</exception>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Path<TItem>(string name, IReadOnlyList<TItem> value, PathStyle style = PathStyle.Simple, bool explode = false)
    {
        var texts = Texts(value).ConvertAll(text => Checked(name, text));
        AddPath(name, PathText.Of(name, texts.Count == 0 ? [Checked(name, "")] : texts, style, explode));
        return this;
    }

    /// <summary>A path parameter whose text its JSON carries; an object gives names and values in turn.</summary>
    /// <exception cref="ArgumentException">The value is empty, a dot or two.</exception>
    public ApiRequest<T> Path<TValue>(string name, TValue value, JsonWrite<TValue> write, PathStyle style = PathStyle.Simple, bool explode = false) =>
        Path(name, Parts(value, write), style, explode);

    /// <summary>A query parameter.</summary>
    public ApiRequest<T> Query<TValue>(string name, TValue? value)
    {
        if (value is not null)
        {
            AddQuery(name, ScalarText.Of(value));
        }

        return this;
    }

    /// <summary>A query parameter that is a list; an empty one is left out.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Query<TItem>(string name, IReadOnlyList<TItem>? value, ArrayStyle style = ArrayStyle.Repeat)
    {
        if (value is not null)
        {
            AddQuery(name, Texts(value), style);
        }

        return this;
    }

    /// <summary>A query parameter that is an object.</summary>
    public ApiRequest<T> Query<TValue>(string name, TValue? value, JsonWrite<TValue> write, ObjectStyle style)
    {
        if (value is not null)
        {
            AddQuery(name, value, write, style);
        }

        return this;
    }

    /// <summary>A query parameter that is an object, or a text in its place.</summary>
    public ApiRequest<T> Query<TValue>(string name, TValue? value, JsonWrite<TValue> write, ObjectStyle style)
        where TValue : struct
    {
        if (value is { } given)
        {
            AddQuery(name, given, write, style);
        }

        return this;
    }

    /// <summary>A query parameter whose text its JSON carries, such as a time in Unix seconds; a list is joined by commas.</summary>
    public ApiRequest<T> Query<TValue>(string name, TValue? value, JsonWrite<TValue> write) => value is null ? this : Query(name, Parts(value, write), ArrayStyle.Comma);

    /// <summary>A query parameter whose text its JSON carries, such as a time in Unix seconds.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Query<TValue>(string name, TValue? value, JsonWrite<TValue> write)
        where TValue : struct => value is { } given ? Query(name, Parts(given, write), ArrayStyle.Comma) : this;

    /// <summary>A query parameter that is a list of values whose text their JSON carries.</summary>
    public ApiRequest<T> Query<TItem>(string name, List<TItem>? value, JsonWrite<TItem> write, ArrayStyle style) =>
        value is null ? this : Query(name, Parts(value, (json, list) => json.List(list, write)), style);

    /// <summary>A query parameter that is JSON text.</summary>
    public ApiRequest<T> QueryJson<TValue>(string name, TValue? value, JsonWrite<TValue> write) => value is null ? this : Query(name, Json(value, write));

    /// <summary>A query parameter that is JSON text.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> QueryJson<TValue>(string name, TValue? value, JsonWrite<TValue> write)
        where TValue : struct => value is { } given ? Query(name, Json(given, write)) : this;

    /// <summary>A header. A line break in it is refused when the request is sent.</summary>
    public ApiRequest<T> Header<TValue>(string name, TValue? value)
    {
        if (value is not null)
        {
            AddHeader(name, ScalarText.Of(value));
        }

        return this;
    }

    /// <summary>A header that is a list, joined by commas; an empty one is left out.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Header<TItem>(string name, IReadOnlyList<TItem>? value) =>
        value is { Count: > 0 } ? Header(name, string.Join(',', Texts(value))) : this;

    /// <summary>A header whose text its JSON carries.</summary>
    public ApiRequest<T> Header<TValue>(string name, TValue? value, JsonWrite<TValue> write) => value is null ? this : Header(name, Parts(value, write));

    /// <summary>A header whose text its JSON carries.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Header<TValue>(string name, TValue? value, JsonWrite<TValue> write)
        where TValue : struct => value is { } given ? Header(name, Parts(given, write)) : this;

    /// <summary>A cookie.</summary>
    public ApiRequest<T> Cookie<TValue>(string name, TValue? value)
    {
        if (value is not null)
        {
            AddCookie(name, ScalarText.Of(value));
        }

        return this;
    }

    /// <summary>The server of this operation, where it is not the API's; relative to the base address.</summary>
    public ApiRequest<T> Server(string url)
    {
        ServerAddress = url;
        return this;
    }

    /// <summary>Sends no credential.</summary>
    public ApiRequest<T> Anonymous()
    {
        IsAnonymous = true;
        return this;
    }

    /// <summary>The schemes that fit, each alternative one name or several joined by <c>+</c>; an empty one asks for none.</summary>
    public ApiRequest<T> Security(params string[] schemes)
    {
        Schemes = schemes;
        return this;
    }

    /// <summary>A body whose media type says how the value is encoded: JSON, a form, or parts.</summary>
    public ApiRequest<T> Body<TValue>(string mediaType, TValue? value, JsonWrite<TValue> write) => value is null ? this : Body(Bodies.Of(mediaType, value, write));

    /// <summary>A body whose media type says how the value is encoded: JSON, a form, or parts.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Body<TValue>(string mediaType, TValue? value, JsonWrite<TValue> write)
        where TValue : struct => value is { } given ? Body(Bodies.Of(mediaType, given, write)) : this;

    /// <summary>A body that is read from a stream, from where it stands, and is therefore sent once.</summary>
    public ApiRequest<T> Body(string mediaType, Stream? value) =>
        value is null ? this : Body(mediaType, ApiFile.FromStream(value));

    /// <summary>A body that is a file.</summary>
    public ApiRequest<T> Body(string mediaType, ApiFile? value) =>
        value is null ? this : Body(Bodies.OfFile(mediaType, value));

    /// <summary>A body that is bytes.</summary>
    public ApiRequest<T> Body(string mediaType, byte[]? value) =>
        value is null ? this : Body(mediaType, ApiFile.FromBytes(value));

    /// <summary>A body that is text, sent as UTF-8.</summary>
    public ApiRequest<T> Body(string mediaType, string? value) =>
        value is null ? this : Body(Bodies.OfText(mediaType, value));

    /// <summary>Reads a success that is JSON; an empty body gives <c>default</c>.</summary>
    /// <param name="status">A status, a range such as <c>2XX</c>, or <c>default</c>.</param>
    /// <param name="read">Reads the body.</param>
    public ApiRequest<T> Json(string status, JsonRead<T> read)
    {
        Readers.Add(new(status, ResponseKind.Json, "application/json", read, default!));
        return this;
    }

    /// <summary>Reads a success that is text.</summary>
    public ApiRequest<T> Text(string status, Func<string, T> read)
    {
        Readers.Add(new(status, ResponseKind.Text, "text/plain", read, default!));
        return this;
    }

    /// <summary>Reads a success as it comes. Whoever disposes the stream disposes the response.</summary>
    public ApiRequest<T> Stream(string status, string mediaType, Func<Stream, T> read)
    {
        Readers.Add(new(status, ResponseKind.Stream, mediaType, read, default!));
        return this;
    }

    /// <summary>A success that carries nothing.</summary>
    public ApiRequest<T> Empty(string status, T value)
    {
        Readers.Add(new(status, ResponseKind.Empty, null, null, value));
        return this;
    }

    /// <summary>Reads a failure; a body that cannot be read so is kept as text.</summary>
    public ApiRequest<T> Error<TError>(string status, JsonRead<TError> read)
    {
        Readers.AddError(new(status, ErrorReader<TError>.Instance, read));
        return this;
    }

    internal override bool IsDownload(int status, string? mediaType) =>
        status is >= 200 and < 300 && Readers.For(status, mediaType) is { Kind: ResponseKind.Stream };

    private ApiRequest<T> Body(RequestContent content)
    {
        Content = content;
        return this;
    }

    private static string Json<TValue>(TValue value, JsonWrite<TValue> write)
    {
        using var json = JsonDocumentText.Write(value, write);
        return Encoding.UTF8.GetString(json.Written);
    }
}
