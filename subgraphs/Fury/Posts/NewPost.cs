namespace Graph.Fury.Posts;

/// <summary>A post that is to be created.</summary>
/// <param name="Content">1 to 2,000 characters after trimming.</param>
/// <param name="IdempotencyKey">
/// Makes repeating the request safe: the same key with the same input gives the post that the first request made.
/// </param>
/// <param name="Visibility">Who may see it.</param>
internal sealed record NewPost(
    string Content,
    string? IdempotencyKey = null,
    PostVisibility Visibility = PostVisibility.Public
);
