namespace Graph.Fury.Posts;

/// <summary>Who may see a post.</summary>
internal enum PostVisibility
{
    /// <summary>Everybody; the post is in public lists.</summary>
    Public,

    /// <summary>Everybody who knows its id; the post is in no public list.</summary>
    Unlisted,

    /// <summary>The author's followers.</summary>
    Followers,

    /// <summary>Who is mentioned in it.</summary>
    Mentioned,

    /// <summary>The author alone.</summary>
    OnlyMe,
}
