using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Incremental;

/// <summary>A list of which items are still to come, whoever completes them.</summary>
/// <param name="path">Where the list stands in the response.</param>
/// <param name="label">The label of its <c>@stream</c>; null if there is none.</param>
/// <param name="first">The index of the first item that is still to come.</param>
/// <param name="count">How many are.</param>
internal abstract class StreamedItems(object[] path, string? label, int first, int count)
{
    public object[] Path => path;

    public string? Label => label;

    public int First => first;

    public int Count => count;

    /// <summary>The id by which the client knows it; null as long as it does not.</summary>
    public string? Id { get; set; }

    /// <summary>How many of its items can be delivered: all, or those before the first that may not be null but is.</summary>
    public int Delivered { get; set; }

    /// <summary>The errors in the items that are delivered.</summary>
    public List<GraphQLError> Errors { get; set; } = [];

    /// <summary>Writes one of the items that come.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="item">Which, counted from <see cref="First"/>.</param>
    public abstract void WriteItem(JsonWriter writer, int item);

    /// <summary>Gives back what was kept to write it; called once it is written.</summary>
    public virtual void Release() { }
}
