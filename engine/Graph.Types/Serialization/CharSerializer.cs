namespace Graph.Types.Serialization;

/// <summary>Writes one character as a JSON string.</summary>
internal sealed class CharSerializer : LeafSerializer<char>
{
    public override void Write(JsonWriter writer, char value) => writer.WriteString([value]);
}
