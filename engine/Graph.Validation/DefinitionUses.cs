using Graph.Language;
using Graph.Types;

namespace Graph.Validation;

/// <summary>The fragments and variables that one operation or fragment uses by itself.</summary>
internal sealed class DefinitionUses
{
    /// <summary>The spreads, in the order of the text.</summary>
    public List<FragmentSpreadNode> Spreads { get; } = [];

    /// <summary>The variables, each use with what its position asks for.</summary>
    public List<VariableUse> Variables { get; } = [];
}

/// <summary>One use of a variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Type">The type of the position; null if unknown.</param>
/// <param name="Position">The argument or input field; null inside a list.</param>
/// <param name="InputObject">The input object, if the position is one of its fields.</param>
internal readonly record struct VariableUse(
    VariableNode Variable,
    GraphType? Type,
    InputValue? Position,
    InputObjectType? InputObject
);
