using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Results;

/// <summary>One step of a response path: a field, or an item of a list.</summary>
/// <param name="Field">The field; null for an item.</param>
/// <param name="Index">The index of the item.</param>
internal readonly record struct PathStep(SelectionField? Field, int Index)
{
    /// <summary>The step as the response format writes it: a name or a number.</summary>
    public object Segment => Field is null ? Index : Field.ResponseName;
}
