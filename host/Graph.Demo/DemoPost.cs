namespace Graph.Demo;

/// <summary>A post of the demo world.</summary>
/// <param name="Id">The post's id, on its author's shard.</param>
/// <param name="Author">The author's place in the world, from 0.</param>
/// <param name="CreatedAt">After the author joined.</param>
public readonly record struct DemoPost(Guid Id, int Author, DateTimeOffset CreatedAt);
