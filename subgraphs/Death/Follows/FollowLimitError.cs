using System.Globalization;
using Graph.Common.Errors;

namespace Graph.Death.Follows;

/// <summary>The viewer follows as many people as anybody may.</summary>
internal sealed record FollowLimitError : UserError
{
    public FollowLimitError(int limit)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"You follow {limit:N0} people, which is the most that is possible; unfollow somebody first."
            ),
            "FOLLOW_LIMIT",
            "input",
            "userId"
        )
    {
        Limit = limit;
    }

    /// <summary>How many people one user can follow.</summary>
    public int Limit { get; }
}
