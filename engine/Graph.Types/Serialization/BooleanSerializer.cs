namespace Graph.Types.Serialization;

/// <summary>Writes <c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanSerializer : LeafSerializer<bool>
{
    public override void Write(JsonWriter writer, bool value) => writer.WriteBoolean(value);
}
