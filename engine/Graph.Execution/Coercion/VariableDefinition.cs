using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Coercion;

/// <summary>A variable of an operation, its type found and its default coerced.</summary>
/// <param name="Name">The name, without the dollar sign.</param>
/// <param name="Type">The declared type.</param>
/// <param name="HasDefault">True if a default is declared, be it null.</param>
/// <param name="Default">The coerced default.</param>
/// <param name="Location">Where it is declared.</param>
internal sealed record VariableDefinition(
    string Name,
    GraphType Type,
    bool HasDefault,
    object? Default,
    Location Location
);
