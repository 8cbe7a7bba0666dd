using System.Net.Http.Headers;

namespace Graph.Fusion.Sources;

/// <summary>How long and by whom an answer may be cached: what <c>Cache-Control</c> says.</summary>
/// <param name="MaxAge">How long it is fresh; zero if it must not be stored.</param>
/// <param name="IsPrivate">True if it is for one user alone.</param>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2"/></remarks>
public readonly record struct SourceCachePolicy(TimeSpan MaxAge, bool IsPrivate)
{
    /// <summary>Nobody may store it. Also what holds where nothing is said.</summary>
    public static SourceCachePolicy NoStore => default;

    /// <summary>True if it may be stored.</summary>
    public bool IsStorable => MaxAge > TimeSpan.Zero;

    /// <summary>What holds for a response made of both: the shorter time, and private if one is.</summary>
    public SourceCachePolicy And(SourceCachePolicy other) =>
        new(MaxAge < other.MaxAge ? MaxAge : other.MaxAge, IsPrivate || other.IsPrivate);

    internal static SourceCachePolicy Of(CacheControlHeaderValue? header, TimeSpan? age)
    {
        if (header is null or { NoStore: true } or { NoCache: true } || header.MaxAge is not { } maxAge)
        {
            return NoStore;
        }

        // What has lain in a cache before is only fresh for the rest of its time.
        var rest = maxAge - (age ?? TimeSpan.Zero);
        return rest <= TimeSpan.Zero ? NoStore : new SourceCachePolicy(rest, header.Private);
    }
}
