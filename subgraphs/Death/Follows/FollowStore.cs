using Graph.Common.Identity;
using Graph.Common.Paging;
using Npgsql;

namespace Graph.Death.Follows;

/// <summary>Reads the follow graph: each call is one statement, however many users it is about.</summary>
internal sealed class FollowStore(NpgsqlDataSource database)
{
    /// <summary>Who follows a user, the latest first.</summary>
    public static readonly ListKind FollowersList = new("User.followers");

    /// <summary>Whom a user follows, the latest first.</summary>
    public static readonly ListKind FollowingList = new("User.following");

    private const string CountsSql = """
        select i.ord, coalesce(c.followers, 0), coalesce(c.following, 0)
        from unnest($1::uuid[]) with ordinality as i(id, ord)
        left join graph_users u on u.id = i.id
        left join follow_counts c on c.user_id = i.id
        where u.id is not null or c.user_id is not null
        """;

    /// <summary>A probe per user: a plain join may read all that the viewer follows.</summary>
    private const string ViewerIsFollowingSql = """
        select i.ord
        from unnest($1::uuid[]) with ordinality as i(id, ord)
        cross join lateral (
            select f.following_id from followers f where f.follower_id = $2 and f.following_id = i.id limit 1
        ) f
        """;

    private static readonly KeysetQuery<FollowEdge> FollowersOfUser = Edges("following_id", "follower_id");

    private static readonly KeysetQuery<FollowEdge> FollowingOfUser = Edges("follower_id", "following_id");

    /// <summary>How many follow each user and how many each follows, in the order of the ids; null for an unknown user.</summary>
    public async Task<IReadOnlyList<FollowCounts?>> CountsOf(
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    )
    {
        if (userIds.Count == 0)
        {
            return [];
        }

        var counts = new FollowCounts?[userIds.Count];
        await using var command = database.CreateCommand(CountsSql);
        AddIds(command, userIds);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var place = (int)reader.GetInt64(0) - 1;
            counts[place] = new FollowCounts
            {
                UserId = userIds[place],
                Followers = reader.GetInt64(1),
                Following = reader.GetInt64(2),
            };
        }

        return counts;
    }

    /// <summary>A page of each user's followers, the latest first.</summary>
    public Task<IReadOnlyList<Page<FollowEdge>>> Followers(
        IReadOnlyList<Guid> userIds,
        PageRequest page,
        CancellationToken cancellationToken
    ) => FollowersOfUser.ReadAsync(database, userIds, page, viewer: null, cancellationToken);

    /// <summary>A page of the people whom each user follows, the latest first.</summary>
    public Task<IReadOnlyList<Page<FollowEdge>>> Following(
        IReadOnlyList<Guid> userIds,
        PageRequest page,
        CancellationToken cancellationToken
    ) => FollowingOfUser.ReadAsync(database, userIds, page, viewer: null, cancellationToken);

    /// <summary>Whether the viewer follows each of these users; nobody who is not signed in follows anybody.</summary>
    public async Task<IReadOnlyList<bool>> ViewerIsFollowing(
        IReadOnlyList<Guid> userIds,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var follows = new bool[userIds.Count];
        if (!viewer.IsAuthenticated || userIds.Count == 0)
        {
            return follows;
        }

        await using var command = database.CreateCommand(ViewerIsFollowingSql);
        AddIds(command, userIds);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = viewer.UserId.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            follows[reader.GetInt64(0) - 1] = true;
        }

        return follows;
    }

    private static KeysetQuery<FollowEdge> Edges(string parent, string other) =>
        new(
            new KeysetTable
            {
                Name = "followers",
                ParentColumn = parent,
                TimeColumn = "created_at",
                IdColumn = other,
                Settles = true,
                Columns = ["created_at", other],
            },
            static reader => new FollowEdge(reader.GetFieldValue<DateTimeOffset>(0), reader.GetGuid(1))
        );

    private static void AddIds(NpgsqlCommand command, IReadOnlyList<Guid> ids) =>
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids as Guid[] ?? [.. ids] });
}
