namespace Graph.Common.Events;

/// <summary>How long things take: set shorter in tests.</summary>
public sealed record EventTimes
{
    /// <summary>How often a service looks for what nobody woke it for.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a relay that was killed keeps others from taking over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often an instance that waits for the lease of another one looks whether that has let go.</summary>
    public TimeSpan Takeover { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a failure of the database or the carrier.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a relay that stops tries to let go.</summary>
    public TimeSpan Release { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause before the second try of a message that failed; doubled before each further one.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
