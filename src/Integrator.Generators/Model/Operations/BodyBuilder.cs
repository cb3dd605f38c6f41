using Integrator.Generators.Definitions.OpenApi;
using Integrator.Generators.Model.Schemas;

namespace Integrator.Generators.Model.Operations;

/// <summary>Request contents to bodies: one for each C# type, the media types that carry it beside one another.</summary>
internal sealed class BodyBuilder(TypeBuilder types)
{
    /// <summary>The bodies, the preferred one first.</summary>
    public IReadOnlyList<CarriedBody> Build(BodyDefinition? definition, string action)
    {
        var result = new List<CarriedBody>();
        foreach (var content in MediaTypes.ByPreference(definition?.Contents ?? []))
        {
            // The same value in XML, which nobody would write by hand where it can be given as it is.
            if (content.Schema is not null && MediaTypes.IsXml(MediaTypes.Bare(content.MediaType)) && result.Any(static body => body.IsWritten))
            {
                continue;
            }

            var carried = Carried(content, action + (result.Count == 0 ? "" : MediaTypes.Name(content.MediaType)));
            var index = result.FindIndex(other => other.Type == carried.Type);
            if (index < 0)
            {
                result.Add(carried);
            }
            else
            {
                result[index] = result[index].With(carried);
            }
        }

        return result;
    }

    private CarriedBody Carried(ContentDefinition content, string name)
    {
        var bare = MediaTypes.Bare(content.MediaType);
        var form = content.Schema is null ? null : types.Forms.Of(content.Schema);
        var isFile = form is Form.Scalar { Kind: ScalarKind.File };
        var isObject = form is not null && types.Forms.Looked(form) is Form.Members or Form.Map;
        var isStructured = (isObject && bare == MediaTypes.GraphQL) || (content.IsWritten && form is not Form.Scalar) || MediaTypes.IsJson(bare) || MediaTypes.IsForm(bare) || MediaTypes.IsMultipart(bare) || (MediaTypes.IsAny(bare) && content.Schema is not null);
        var isRange = MediaTypes.IsRange(bare);
        if (isStructured && !isFile)
        {
            var type = content.Schema is null ? new TypeRef.Map(TypeRef.Any) : types.Of(content.Schema, name + "Request").NotNull();
            return new CarriedBody([isRange ? "application/json" : content.MediaType.Trim()], false, type, IsWritten: true, Parts(content));
        }

        return MediaTypes.IsText(bare) && !isFile
            ? new CarriedBody([isRange ? "text/plain" : content.MediaType.Trim()], false, TypeRef.String, IsWritten: false, [])
            : new CarriedBody([isRange ? "application/octet-stream" : content.MediaType.Trim()], isRange, new TypeRef.Scalar(ScalarKind.Stream), IsWritten: false, []);
    }

    private static List<Part> Parts(ContentDefinition content) =>
        [.. content.Encodings
            .Select(static encoding => new Part(
                encoding.Property,
                Style(encoding),
                MediaType(encoding),
                encoding.Headers.Select(static header => header.Key + ": " + header.Value).ToEquatableArray()))
            .Where(static part => part is not { Style: null, MediaType: null, Headers.Count: 0 })];

    private static string? Style(EncodingDefinition encoding) => (encoding.Style, encoding.IsExploded) switch
    {
        ("DeepObject", _) => "Brackets",
        ("SpaceDelimited", not true) => "Space",
        ("PipeDelimited", not true) => "Pipe",
        ("TabDelimited", _) => "Tab",
        ("Form", false) => "Comma",
        ("Form", true) => "Repeat",
        _ => null,
    };

    // Of several that fit, the file says which it is; of none, the first.
    private static string? MediaType(EncodingDefinition encoding) =>
        encoding.MediaType?.Split(',').Select(static type => type.Trim()).FirstOrDefault(static type => type.Length > 0 && !MediaTypes.IsRange(type));
}

/// <summary>A body and the media types that carry it, the preferred one first.</summary>
/// <param name="IsOpen">Whether other media types fit too.</param>
internal sealed record CarriedBody(IReadOnlyList<string> MediaTypes, bool IsOpen, TypeRef Type, bool IsWritten, IReadOnlyList<Part> Parts)
{
    public bool HasChoice => IsOpen || MediaTypes.Count > 1;

    public CarriedBody With(CarriedBody other) => this with
    {
        MediaTypes = Operations.MediaTypes.Distinct([.. MediaTypes, .. other.MediaTypes]),
        IsOpen = IsOpen || other.IsOpen,
        IsWritten = IsWritten || other.IsWritten,
        Parts = [.. Parts, .. other.Parts.Where(part => Parts.All(known => known.Name != part.Name))],
    };
}
