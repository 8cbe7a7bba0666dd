namespace Graph.Types.Serialization;

/// <summary>Writes decimal numbers with the digits that they have.</summary>
internal sealed class DecimalSerializer : LeafSerializer<decimal>
{
    public override void Write(JsonWriter writer, decimal value) => writer.WriteNumber(value);
}
