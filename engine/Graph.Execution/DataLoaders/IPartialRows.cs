namespace Graph.Execution.DataLoaders;

/// <summary>Rows of which some may have failed, which they say by throwing when they are read.</summary>
internal interface IPartialRows
{
    /// <summary>Why the row failed; null if it did not.</summary>
    Exception? FailureOf(int row);
}
