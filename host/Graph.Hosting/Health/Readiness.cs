namespace Graph.Hosting.Health;

/// <summary>Whether an application should get requests.</summary>
public sealed record Readiness
{
    /// <summary>What a source is that should get requests itself.</summary>
    public const string Ready = "ready";

    /// <summary>It should.</summary>
    public static Readiness Yes { get; } = new();

    /// <summary>Why it should not, as a sentence; null if it should.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Those that it asks, by name: <see cref="Ready"/>, or why not, as a sentence. Null where it asks nobody.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Sources { get; init; }

    /// <summary>In one word: <c>ready</c>, <c>degraded</c> where some of its sources are not, or <c>unavailable</c>.</summary>
    public string Status =>
        Reason is not null ? "unavailable"
        : Sources?.Values.All(source => source == Ready) == false ? "degraded"
        : Ready;

    /// <summary>It should not.</summary>
    /// <param name="reason">Why not, as a sentence.</param>
    public static Readiness No(string reason) => new() { Reason = reason };
}
