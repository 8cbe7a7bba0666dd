using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>
/// Accepts every value as it is: for scalars that this process does not know, as a gateway that only passes them on.
/// A literal's runtime value is its <see cref="ValueNode"/>, a variable's its <see cref="JsonElement"/>, which lives as
/// long as the request's document.
/// </summary>
public sealed class AnyScalarCoercion : ScalarCoercion
{
    public static readonly AnyScalarCoercion Instance = new();

    private static readonly object[] Serializers =
    [
        new JsonElementSerializer(),
        StringSerializer.Instance,
        new BooleanSerializer(),
        new IntegerSerializer<int>(),
        new IntegerSerializer<long>(),
        new FloatSerializer<double>(),
        new DecimalSerializer(),
        new QuotedSerializer<Guid>(),
    ];

    private AnyScalarCoercion() { }

    /// <inheritdoc />
    public override bool TryParseLiteral(ValueNode literal, out object? value, out string? error)
    {
        value = literal;
        error = null;
        return true;
    }

    /// <inheritdoc />
    public override bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        value = json;
        error = null;
        return true;
    }

    /// <inheritdoc />
    public override LeafSerializer<T>? SerializerFor<T>()
    {
        foreach (var serializer in Serializers)
        {
            if (serializer is LeafSerializer<T> match)
            {
                return match;
            }
        }

        return null;
    }
}
