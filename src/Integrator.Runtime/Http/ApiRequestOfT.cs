using System.ComponentModel;
using System.Runtime.CompilerServices;
using Integrator.Http;
using Integrator.Json;
using static Integrator.Http.ValueText;

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
    public ApiRequest<T> Path<TValue>(string name, TValue value, PathStyle style = PathStyle.Simple) => PathOf(name, [new("", ScalarText.Of(value))], style, explode: false);

    /// <summary>A path parameter that is a list.</summary>
    /// <exception cref="ArgumentException">The list or an item of it is empty, a dot or two.</exception>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Path<TItem>(string name, IReadOnlyList<TItem> value, PathStyle style = PathStyle.Simple, bool explode = false) =>
        PathOf(name, Texts(value).ConvertAll(static text => KeyValuePair.Create("", text)), style, explode);

    /// <summary>A path parameter whose text its JSON carries; an object gives its members.</summary>
    /// <exception cref="ArgumentException">The value is empty, a dot or two.</exception>
    public ApiRequest<T> Path<TValue>(string name, TValue value, JsonWrite<TValue> write, PathStyle style = PathStyle.Simple, bool explode = false) =>
        PathOf(name, style == PathStyle.Json ? [new("", JsonOf(value, write))] : Pairs(value, write), style, explode);

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

    /// <summary>A query parameter whose reserved letters, such as slashes, stay as they are.</summary>
    public ApiRequest<T> QueryReserved<TValue>(string name, TValue? value)
    {
        if (value is not null)
        {
            AddQuery(name, ScalarText.Of(value), isReserved: true);
        }

        return this;
    }

    /// <summary>A query parameter that is a list whose reserved letters stay as they are.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> QueryReserved<TItem>(string name, IReadOnlyList<TItem>? value, ArrayStyle style = ArrayStyle.Repeat)
    {
        if (value is not null)
        {
            AddQuery(name, Texts(value), style, isReserved: true);
        }

        return this;
    }

    /// <summary>The whole query, encoded as its media type says: a form's members are parameters, anything else is its text.</summary>
    public ApiRequest<T> QueryString<TValue>(string mediaType, TValue? value, JsonWrite<TValue> write)
    {
        if (value is not null)
        {
            using var json = JsonDocumentText.Write(value, write);
            AddQueryString(mediaType, json.Written);
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
    public ApiRequest<T> QueryJson<TValue>(string name, TValue? value, JsonWrite<TValue> write) => value is null ? this : Query(name, JsonOf(value, write));

    /// <summary>A query parameter that is JSON text.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> QueryJson<TValue>(string name, TValue? value, JsonWrite<TValue> write)
        where TValue : struct => value is { } given ? Query(name, JsonOf(given, write)) : this;

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
    public ApiRequest<T> Header<TValue>(string name, TValue? value, JsonWrite<TValue> write, ObjectStyle style = ObjectStyle.Comma) =>
        value is null ? this : Header(name, HeaderText(value, write, style));

    /// <summary>A header whose text its JSON carries.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Header<TValue>(string name, TValue? value, JsonWrite<TValue> write, ObjectStyle style = ObjectStyle.Comma)
        where TValue : struct => value is { } given ? Header(name, HeaderText(given, write, style)) : this;

    /// <summary>A cookie.</summary>
    public ApiRequest<T> Cookie<TValue>(string name, TValue? value)
    {
        if (value is not null)
        {
            AddCookie(name, ScalarText.Of(value));
        }

        return this;
    }

    /// <summary>A cookie whose text its JSON carries; with <see cref="ObjectStyle.Form"/> there is one for each item or member.</summary>
    public ApiRequest<T> Cookie<TValue>(string name, TValue? value, JsonWrite<TValue> write, ObjectStyle style = ObjectStyle.Comma) =>
        value is null ? this : CookieOf(name, value, write, style);

    /// <summary>A cookie whose text its JSON carries.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Cookie<TValue>(string name, TValue? value, JsonWrite<TValue> write, ObjectStyle style = ObjectStyle.Comma)
        where TValue : struct => value is { } given ? CookieOf(name, given, write, style) : this;

    /// <summary>
    /// The server of this operation, if it is not the API's; it may be relative to the base address. On an origin that is not the API's own, see
    /// <see cref="Api.AllowedOrigins"/>, it gets neither the credential nor the default headers.
    /// </summary>
    public ApiRequest<T> Server(string url)
    {
        ServerAddress = url;
        return this;
    }

    /// <summary>Leaves out one of the API's default headers.</summary>
    public ApiRequest<T> Without(string header) => (ApiRequest<T>)Omit(header);

    /// <summary>The policy of this action. Settings that it leaves null are taken over from <see cref="Api.Policy"/>.</summary>
    public ApiRequest<T> Policy(CallPolicy policy)
    {
        CallPolicy = policy;
        return this;
    }

    /// <summary>Repeats the query in the body, which must be a JSON object or a form. Without a body, the query makes one of JSON.</summary>
    public ApiRequest<T> QueryToBody() => (ApiRequest<T>)CopyQuery();

    /// <summary>Sends no credential.</summary>
    public ApiRequest<T> Anonymous() => (ApiRequest<T>)Use(CredentialUse.None);

    /// <summary>Sends no credential after a redirect, also where it stays on the API's own origins.</summary>
    public ApiRequest<T> WithoutCredentialOnRedirect() => (ApiRequest<T>)Use(CredentialUse.BeforeRedirects);

    /// <summary>The schemes that fit, each alternative one name or several joined by <c>+</c>; an empty one asks for none.</summary>
    public ApiRequest<T> Security(params string[] schemes)
    {
        Schemes = schemes;
        return this;
    }

    /// <summary>How one member of the body that comes next is encoded, if that is a form or has parts.</summary>
    /// <param name="name">The member.</param>
    /// <param name="style">How a list stands; null for repeated, and members of an object in brackets. <see cref="ArrayStyle.Repeat"/> sends members alone.</param>
    /// <param name="mediaType">What the part says it is, unless a file says so itself.</param>
    /// <param name="headers">What else stands before the part: <c>X-Kind: photo</c>.</param>
    public ApiRequest<T> Part(string name, ArrayStyle? style = null, string? mediaType = null, params string[] headers)
    {
        (BodyParts ??= []).Add(new BodyPart(name, style, mediaType, headers));
        return this;
    }

    /// <summary>How the body that comes next is written if its media type is XML.</summary>
    public ApiRequest<T> XmlBody(XmlFormat format) => (ApiRequest<T>)WriteXml(format);

    /// <summary>A body whose media type says how the value is encoded: JSON, a form, parts, or XML.</summary>
    public ApiRequest<T> Body<TValue>(string mediaType, TValue? value, JsonWrite<TValue> write) => value is null ? this : Body(Bodies.Of(mediaType, value, write, BodyParts ?? [], Xml));

    /// <summary>A body whose media type says how the value is encoded: JSON, a form, or parts.</summary>
    [OverloadResolutionPriority(1)]
    public ApiRequest<T> Body<TValue>(string mediaType, TValue? value, JsonWrite<TValue> write)
        where TValue : struct => value is { } given ? Body(Bodies.Of(mediaType, given, write, BodyParts ?? [], Xml)) : this;

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
    /// <param name="mediaType">What is asked for; any JSON is read.</param>
    public ApiRequest<T> Json(string status, JsonRead<T> read, string mediaType = "application/json") =>
        Reads(new(status, ResponseKind.Json, mediaType, read, default!));

    /// <summary>Reads a success that is text.</summary>
    public ApiRequest<T> Text(string status, Func<string, T> read, string mediaType = "text/plain") =>
        Reads(new(status, ResponseKind.Text, mediaType, read, default!));

    /// <summary>Reads a success as it comes. Whoever disposes the stream disposes the response.</summary>
    public ApiRequest<T> Stream(string status, string mediaType, Func<Stream, T> read) =>
        Reads(new(status, ResponseKind.Stream, mediaType, read, default!));

    /// <summary>A success that carries nothing.</summary>
    public ApiRequest<T> Empty(string status, T value) =>
        Reads(new(status, ResponseKind.Empty, null, null, value));

    /// <summary>Reads a failure; a body that cannot be read so is kept as text.</summary>
    public ApiRequest<T> Error<TError>(string status, JsonRead<TError> read)
    {
        Readers.AddError(new(status, ErrorReader<TError>.Instance, read));
        return this;
    }

    internal override bool IsDownload(int status, string? mediaType) =>
        status is >= 200 and < 300 && Readers.For(status, mediaType) is { Kind: ResponseKind.Stream };

    private ApiRequest<T> Reads(ResponseArm<T> arm)
    {
        Readers.Add(arm);
        return this;
    }

    private ApiRequest<T> Body(RequestContent content) => (ApiRequest<T>)SetContent(content);

    private ApiRequest<T> PathOf(string name, List<KeyValuePair<string, string>> parts, PathStyle style, bool explode) =>
        (ApiRequest<T>)AddPath(name, parts, style, explode);

    private ApiRequest<T> CookieOf<TValue>(string name, TValue value, JsonWrite<TValue> write, ObjectStyle style)
    {
        AddCookie(name, style == ObjectStyle.Json ? [new("", JsonOf(value, write))] : Pairs(value, write), style == ObjectStyle.Form);
        return this;
    }
}
