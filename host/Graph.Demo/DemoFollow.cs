namespace Graph.Demo;

/// <summary>That somebody follows a person.</summary>
/// <param name="Person">The place in the world of who is followed.</param>
/// <param name="CreatedAt">After both joined.</param>
public readonly record struct DemoFollow(int Person, DateTimeOffset CreatedAt);
