using Graph.Common.Identity;
using Npgsql;

namespace Graph.Fury.Likes;

/// <summary>Reads who likes what.</summary>
internal sealed class LikeStore(NpgsqlDataSource database)
{
    /// <summary>A probe per post: a plain join may read all that the viewer likes.</summary>
    private const string ViewerHasLikedSql = """
        select i.ord
        from unnest($1::uuid[]) with ordinality as i(id, ord)
        cross join lateral (
            select l.post_id from likes l where l.user_id = $2 and l.post_id = i.id limit 1
        ) l
        """;

    /// <summary>Whether the viewer likes each of these posts; nobody who is not signed in likes anything.</summary>
    public async Task<IReadOnlyList<bool>> ViewerHasLiked(
        IReadOnlyList<Guid> postIds,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var liked = new bool[postIds.Count];
        if (!viewer.IsAuthenticated || postIds.Count == 0)
        {
            return liked;
        }

        await using var command = database.CreateCommand(ViewerHasLikedSql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = postIds as Guid[] ?? [.. postIds] });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = viewer.UserId.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            liked[reader.GetInt64(0) - 1] = true;
        }

        return liked;
    }
}
