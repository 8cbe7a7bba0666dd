using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>Boolean: <c>true</c> and <c>false</c>.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Boolean"/></remarks>
internal sealed class BooleanCoercion : SerializingCoercion
{
    public static readonly BooleanCoercion Instance = new();

    private static readonly object True = true;
    private static readonly object False = false;

    private BooleanCoercion()
        : base(new BooleanSerializer()) { }

    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = literal is BooleanValueNode boolean
            ? boolean.Value
                ? True
                : False
            : null;
        error = value is null ? $"Boolean cannot represent a non boolean value: {InputText.Of(literal)}" : null;
        return value is not null;
    }

    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = json.ValueKind switch
        {
            JsonValueKind.True => True,
            JsonValueKind.False => False,
            _ => null,
        };
        error = value is null ? $"Boolean cannot represent a non boolean value: {InputText.Of(json)}" : null;
        return value is not null;
    }
}
