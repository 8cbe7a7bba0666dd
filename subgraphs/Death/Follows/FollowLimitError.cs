using System.Globalization;
using Graph.Annotations;

namespace Graph.Death.Follows;

/// <summary>The viewer follows as many people as anybody may.</summary>
internal sealed class FollowLimitError(int limit)
    : UserError(
        string.Create(
            CultureInfo.InvariantCulture,
            $"You follow {limit:N0} people, which is the most that is possible; unfollow somebody first."
        ),
        "FOLLOW_LIMIT",
        ["input", "userId"]
    )
{
    /// <summary>How many people one user can follow.</summary>
    public int Limit { get; } = limit;
}
