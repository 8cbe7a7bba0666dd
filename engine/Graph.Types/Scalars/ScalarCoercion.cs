using System.Text.Json;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>How values of one scalar come in, from literals and variables, and go out.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Scalars.Result-Coercion-and-Input-Coercion"/></remarks>
public abstract class ScalarCoercion
{
    /// <summary>Coerces a literal of the document; never a variable or the literal null.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="value">The runtime value, if it could be coerced.</param>
    /// <param name="error">Otherwise what is wrong, as a sentence for the user.</param>
    public abstract bool TryParseLiteral(ValueNode literal, out object? value, out string? error);

    /// <summary>Coerces a JSON value of the variables; never JSON's null.</summary>
    /// <param name="json">The JSON value.</param>
    /// <param name="value">The runtime value, if it could be coerced.</param>
    /// <param name="error">Otherwise what is wrong, as a sentence for the user.</param>
    public abstract bool TryParseValue(JsonElement json, out object? value, out string? error);

    /// <summary>
    /// The serializer for values of a C# type; null if the scalar cannot carry the type, which is an error at start-up.
    /// </summary>
    public abstract LeafSerializer<T>? SerializerFor<T>();
}
