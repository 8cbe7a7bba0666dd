using System.Globalization;
using Graph.Annotations;

namespace Graph.Death.Follows;

/// <summary>Somebody follows as many people, or asks as many, as anybody may.</summary>
internal sealed class FollowLimitError : UserError
{
    private FollowLimitError(string message, int limit)
        : base(message, "FOLLOW_LIMIT", ["input", "userId"]) => Limit = limit;

    /// <summary>How many are possible.</summary>
    public int Limit { get; }

    /// <summary>The viewer follows too many.</summary>
    public static FollowLimitError OfFollows(int limit) =>
        Of(limit, $"You follow {limit:N0} people, which is the most that is possible; unfollow somebody first.");

    /// <summary>The viewer asks too many.</summary>
    public static FollowLimitError OfRequests(int limit) =>
        Of(
            limit,
            $"You wait for {limit:N0} people to let you follow them, which is the most that is possible; withdraw a request first."
        );

    /// <summary>The one whom the viewer lets follow has followed too many since they asked.</summary>
    public static FollowLimitError OfFollower(int limit) =>
        Of(limit, $"They follow {limit:N0} people by now, which is the most that is possible.");

    private static FollowLimitError Of(int limit, FormattableString message) =>
        new(message.ToString(CultureInfo.InvariantCulture), limit);
}
