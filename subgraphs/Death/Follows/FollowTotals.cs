using Graph.Annotations;

namespace Graph.Death.Follows;

/// <summary>The size of a whole list, read only when somebody asks.</summary>
[ObjectType<FollowConnection>]
internal static class FollowTotals
{
    /// <summary>How many there are; exact. Those whom the viewer does not find in lists count as well.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<int>> TotalCount(
        [Parent] IReadOnlyList<FollowConnection> connections,
        FollowCountsDataLoader follows,
        CancellationToken cancellationToken
    )
    {
        var counts = await follows.LoadAsync([.. connections.Select(list => list.UserId)], cancellationToken);
        return
        [
            .. connections.Select(
                (list, i) =>
                    (int)Math.Min((list.IsFollowers ? counts[i]?.Followers : counts[i]?.Following) ?? 0, int.MaxValue)
            ),
        ];
    }
}
