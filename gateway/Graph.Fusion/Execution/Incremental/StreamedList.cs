using Graph.Execution.Incremental;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Types.Serialization;

namespace Graph.Fusion.Execution.Incremental;

/// <summary>A list of which items are still to come.</summary>
/// <param name="list">The whole list.</param>
/// <param name="field">Its field.</param>
/// <param name="part">The id of the part that the items are.</param>
/// <param name="first">The index of the first item that is still to come.</param>
/// <param name="steps">Where the list stands in the response.</param>
/// <param name="path">The same, as it is written.</param>
internal sealed class StreamedList(
    Slot list,
    SelectionField field,
    int part,
    int first,
    PathStep[] steps,
    object[] path
) : StreamedItems(path, field.Stream!.Label, first, list.Length - first)
{
    private readonly List<int> _ends = [];

    public Slot List => list;

    public SelectionField Field => @field;

    public int Part => part;

    public PathStep[] Steps => steps;

    /// <summary>The items that come, as JSON, one after the other; null as long as they are not there.</summary>
    public PooledBytes? Data { get; set; }

    /// <summary>Says that the next item ends here.</summary>
    public void AddEnd(int end)
    {
        _ends.Add(end);
        Delivered = _ends.Count;
    }

    public override void WriteItem(JsonWriter writer, int item)
    {
        var start = item == 0 ? 0 : _ends[item - 1];
        writer.WriteRaw(Data!.Span[start.._ends[item]]);
    }

    public override void Release() => Data?.Dispose();
}
