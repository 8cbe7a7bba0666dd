using Graph.Execution.Coercion;
using Graph.Execution.Columns;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>The <c>@stream</c> of a field.</summary>
/// <param name="field">The field as the items that come later have it: what is deferred around it does not concern them.</param>
/// <param name="label">The label; null if there is none.</param>
/// <param name="initialCount">The number of items that come with the field; null for none.</param>
/// <param name="variable">The index of the variable that says it; -1 for none.</param>
internal sealed class StreamUsage(CompiledField field, string? label, ValueNode? initialCount, int variable)
{
    private Completer? _items;

    public CompiledField Field { get; } = field;

    public string? Label { get; } = label;

    /// <summary>What completes the items that come later.</summary>
    public Completer Items => _items ??= CompleterFactory.CreateItems(Field);

    /// <summary>How many items come with the field.</summary>
    /// <returns>False if no list can have this number of items.</returns>
    public bool TryGetInitialCount(VariableValues variables, out int count)
    {
        count = initialCount switch
        {
            _ when variable >= 0 => variables.IsProvided(variable) ? variables[variable] as int? ?? -1 : 0,
            IntValueNode literal when int.TryParse(literal.Value, out var value) => value,
            null => 0,
            _ => -1,
        };
        return count >= 0;
    }

    /// <summary>The error of a number of items that no list can have.</summary>
    public static readonly GraphQLError BadInitialCount = new(
        "Argument \"@stream(initialCount:)\" must be an integer of at least 0."
    )
    {
        Code = ErrorCodes.BadUserInput,
    };
}
