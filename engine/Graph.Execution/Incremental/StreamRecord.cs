using Graph.Execution.Columns;
using Graph.Types.Serialization;

namespace Graph.Execution.Incremental;

/// <summary>A list of a column of which items are still to come.</summary>
/// <param name="lists">The field with the lists of all objects.</param>
/// <param name="row">Which of them.</param>
/// <param name="first">The index of the first item that is still to come.</param>
/// <param name="count">How many are.</param>
/// <param name="path">Where the list stands in the response.</param>
internal sealed class StreamRecord(IStreamedLists lists, int row, int first, int count, object[] path)
    : StreamedItems(path, lists.Stream.Label, first, count)
{
    public IStreamedLists Lists => lists;

    public int Row => row;

    /// <summary>The run that completes its items.</summary>
    public OperationRun? Run { get; set; }

    /// <summary>Where its items begin in the run.</summary>
    public int RunStart { get; set; }

    public override void WriteItem(JsonWriter writer, int item) => Run!.Items.Write(writer, RunStart + item);
}
