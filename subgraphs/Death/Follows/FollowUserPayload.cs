using Graph.Death.Users;

namespace Graph.Death.Follows;

/// <summary>What following somebody has come to.</summary>
/// <param name="User">Whom.</param>
/// <param name="State">Whether the viewer follows them now, or waits for their consent.</param>
internal sealed record FollowUserPayload(User User, FollowState State);
