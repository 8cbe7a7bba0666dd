using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>Writes an enum's values where resolvers give their names.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Enums.Result-Coercion"/></remarks>
internal sealed class EnumNameSerializer(EnumType type) : LeafSerializer<string>
{
    public override bool MayFail => true;

    public override bool Validate(string value, out string? error)
    {
        error = type.FindValue(value) is null ? $"Enum \"{type.Name}\" cannot represent value: \"{value}\"" : null;
        return error is null;
    }

    public override void Write(JsonWriter writer, string value) => writer.WriteString(value);
}
