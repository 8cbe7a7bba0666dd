namespace Graph.Common.Paging;

/// <summary>Where a list is stored and how it is sorted: by a time and then an id, newest first.</summary>
public sealed class KeysetTable
{
    /// <summary>The table.</summary>
    public required string Name { get; init; }

    /// <summary>What the list belongs to; null for a list that belongs to nothing.</summary>
    public string? ParentColumn { get; init; }

    /// <summary>The first sort key, a <c>timestamptz</c>; one of the columns.</summary>
    public required string TimeColumn { get; init; }

    /// <summary>The second sort key, a <c>uuid</c>; one of the columns.</summary>
    public required string IdColumn { get; init; }

    /// <summary>The columns to read; the first may not be nullable.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Which rows belong to the list; <c>t</c> is the table, <c>@viewer</c> the viewer's id or null.</summary>
    public string? Condition { get; init; }

    /// <summary>Whether rows come into the list while others read it, at the time of their insertion (<see cref="Settling"/>).</summary>
    public bool Settles { get; init; }

    internal int ColumnCount => Columns.Count;

    internal bool UsesViewer => Condition?.Contains("@viewer", StringComparison.Ordinal) ?? false;
}
