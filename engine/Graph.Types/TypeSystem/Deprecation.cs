namespace Graph.Types;

/// <summary>Says that a member should no longer be used.</summary>
/// <param name="Reason">Why, and what to use instead; Markdown.</param>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec--deprecated"/></remarks>
public sealed record Deprecation(string Reason)
{
    /// <summary>The reason the specification gives where none is written.</summary>
    public const string DefaultReason = "No longer supported";
}
