namespace Graph.Death.Relations;

/// <summary>What somebody has to do with somebody else, in that direction.</summary>
/// <param name="Follows">Whether they follow them.</param>
/// <param name="Requests">Whether they wait for consent to follow them; never together with <paramref name="Follows"/>.</param>
/// <param name="Blocks">Whether they block them; then nobody of the two follows the other, or asks to.</param>
/// <param name="Mute">How they mute them; null if they do not.</param>
internal readonly record struct Relation(bool Follows, bool Requests, bool Blocks, MuteTerms? Mute)
{
    /// <summary>The same without anything that a block ends.</summary>
    public Relation Severed => this with { Follows = false, Requests = false };
}

/// <summary>How somebody is muted.</summary>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="Reposts">Whether what they repost of others is hidden as well.</param>
internal sealed record MuteTerms(DateTimeOffset? Until, bool Reposts);
