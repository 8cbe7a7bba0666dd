using Graph.Execution.Columns;
using Graph.Types;

namespace Graph.Execution.Incremental;

/// <summary>A list of which items are still to come.</summary>
/// <param name="lists">The field with the lists of all objects.</param>
/// <param name="row">Which of them.</param>
/// <param name="first">The index of the first item that is still to come.</param>
/// <param name="count">How many are.</param>
/// <param name="path">Where the list stands in the response.</param>
internal sealed class StreamRecord(IStreamedLists lists, int row, int first, int count, object[] path)
{
    public IStreamedLists Lists => lists;

    public int Row => row;

    public int First => first;

    public int Count => count;

    public object[] Path => path;

    public string? Label => lists.Stream.Label;

    /// <summary>The id by which the client knows it; null as long as it does not.</summary>
    public string? Id { get; set; }

    /// <summary>The run that completes its items.</summary>
    public OperationRun? Run { get; set; }

    /// <summary>Where its items begin in the run.</summary>
    public int RunStart { get; set; }

    /// <summary>How many of its items can be delivered: all, or those before the first that may not be null but is.</summary>
    public int Delivered { get; set; }

    /// <summary>The errors in the items that are delivered.</summary>
    public List<GraphQLError> Errors { get; set; } = [];
}
