namespace Graph.Common.Database;

/// <summary>The time as PostgreSQL stores it.</summary>
public static class Clock
{
    /// <summary>Now in UTC, cut to the microsecond: what is returned equals what is read back.</summary>
    public static DateTimeOffset Now() => Truncate(DateTimeOffset.UtcNow);

    /// <summary>A time cut to the microsecond.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
