namespace Graph.Death.Follows;

/// <summary>One entry of a list of followers or of people followed.</summary>
/// <param name="FollowedAt">Since when.</param>
/// <param name="UserId">The other user.</param>
internal readonly record struct FollowEdge(DateTimeOffset FollowedAt, Guid UserId);
