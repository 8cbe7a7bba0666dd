namespace Graph.Demo;

/// <summary>That somebody likes a post.</summary>
/// <param name="Person">The place in the world of who likes it.</param>
/// <param name="CreatedAt">After the post and after the person joined.</param>
/// <param name="Random">Bits for the row's id.</param>
public readonly record struct DemoLike(int Person, DateTimeOffset CreatedAt, ulong Random);
