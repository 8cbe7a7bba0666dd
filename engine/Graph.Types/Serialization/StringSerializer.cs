namespace Graph.Types.Serialization;

/// <summary>Writes text as a JSON string.</summary>
internal sealed class StringSerializer : LeafSerializer<string>
{
    public static readonly StringSerializer Instance = new();

    public override void Write(JsonWriter writer, string value) => writer.WriteString(value);
}
