namespace Graph.Data.Tests.Paging;

internal enum NoteKind
{
    Plain,
    Pinned,
    Hidden,
}

/// <summary>Something to sort by every kind of column.</summary>
internal sealed class Note
{
    public Guid Id { get; set; }

    public Guid TopicId { get; set; }

    public Topic Topic { get; set; } = null!;

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public int Rank { get; set; }

    public int? Stars { get; set; }

    public string Title { get; set; } = "";

    public string? Subtitle { get; set; }

    public NoteKind Kind { get; set; }

    /// <summary>Stored as text.</summary>
    public NoteKind? Mood { get; set; }

    public bool IsOpen { get; set; }

    public double? Score { get; set; }

    public decimal Price { get; set; }

    public DateOnly Day { get; set; }
}
