namespace Graph.Demo;

/// <summary>Which demo world to load.</summary>
public sealed record DemoWorldOptions
{
    /// <summary>How many people there are when nothing else is said.</summary>
    public const int DefaultPeople = 2_000;

    /// <summary>How many people; everything else grows with them (10 posts, 30 follows and 75 likes each).</summary>
    public int People { get; init; } = DefaultPeople;

    /// <summary>The same seed gives the same people, posts, follows and likes, in all services.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The end of the 90 days in which everything happened. People's ids do not depend on it.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Whether to delete what is there first; otherwise a service that has data keeps it and loads nothing.</summary>
    public bool Force { get; init; }
}
