using System.Globalization;
using Graph.Fusion.Execution;
using Graph.Language;

namespace Graph.Fusion.Planning.Incremental;

/// <summary>The <c>@stream</c> of a field.</summary>
/// <param name="label">The label; null if there is none.</param>
/// <param name="initialCount">The number of items that come with the field; null for none.</param>
internal sealed class PlannedStream(string? label, ValueNode? initialCount)
{
    public string? Label { get; } = label;

    /// <summary>The id of the part that the later items are; -1 if they are of the part that has the list.</summary>
    public int Items { get; set; } = -1;

    /// <summary>How many items come with the field; -1 if what is given is no number that a list can have.</summary>
    public int InitialCount(ClientVariables variables) =>
        initialCount switch
        {
            null => 0,
            VariableNode variable when !variables.IsProvided(variable.Name.Value) => 0,
            VariableNode variable => variables.ValueOf(variable.Name.Value) is int and >= 0 and var count ? count : -1,
            IntValueNode literal when int.TryParse(literal.Value, CultureInfo.InvariantCulture, out var count) =>
                Math.Max(count, -1),
            _ => -1,
        };
}
