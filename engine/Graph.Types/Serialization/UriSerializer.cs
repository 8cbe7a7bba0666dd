namespace Graph.Types.Serialization;

/// <summary>Writes addresses as they were given.</summary>
internal sealed class UriSerializer : LeafSerializer<Uri>
{
    /// <summary>For String, which takes any address.</summary>
    public static readonly UriSerializer AnyUri = new(httpOnly: false);

    /// <summary>For URL, which takes absolute ones with http or https.</summary>
    public static readonly UriSerializer Url = new(httpOnly: true);

    private readonly bool _httpOnly;

    private UriSerializer(bool httpOnly) => _httpOnly = httpOnly;

    public override bool MayFail => _httpOnly;

    public override bool Validate(Uri value, out string? error)
    {
        error = !_httpOnly || UrlCoercion.IsUrl(value) ? null : UrlCoercion.Refusal(InputText.Of(value.OriginalString));
        return error is null;
    }

    public override void Write(JsonWriter writer, Uri value) => writer.WriteString(value.OriginalString);
}
