namespace Graph.Types.Serialization;

/// <summary>Writes the URL scalar from text.</summary>
internal sealed class UrlTextSerializer : LeafSerializer<string>
{
    public override bool MayFail => true;

    public override bool Validate(string value, out string? error)
    {
        error = UrlCoercion.Parse(value) is not null ? null : UrlCoercion.Refusal(InputText.Of(value));
        return error is null;
    }

    public override void Write(JsonWriter writer, string value) => writer.WriteString(value);
}
