using NpgsqlTypes;

namespace Graph.Demo;

/// <summary>Death's part of the demo world: who exists, who follows whom, and the counters.</summary>
internal sealed class DeathDemoData : IDemoData
{
    public string Service => "Death";

    public IReadOnlyList<string> Tables { get; } =
    ["graph_users", "followers", "follow_counts", "follow_requests", "blocks", "mutes", "relation_versions"];

    public async Task LoadAsync(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        var ids = new Guid[world.PersonCount];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = world.PersonId(i);
        }

        var followers = new int[ids.Length];
        var following = new int[ids.Length];
        await CopyUsers(load, world, ids, cancellationToken);
        await CopyFollows(load, world, ids, followers, following, cancellationToken);
        await CopyCounts(load, ids, followers, following, cancellationToken);
    }

    private static async Task CopyUsers(DemoLoad load, DemoWorld world, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var copy = await load.CopyAsync("graph_users", "id, state", cancellationToken);
        for (var i = 0; i < ids.Length; i++)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.Importer.WriteAsync(ids[i], NpgsqlDbType.Uuid, cancellationToken);
            await copy.Importer.WriteAsync(
                world.IsBanned(i) ? "BANNED" : "ACTIVE",
                NpgsqlDbType.Text,
                cancellationToken
            );
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task CopyFollows(
        DemoLoad load,
        DemoWorld world,
        Guid[] ids,
        int[] followers,
        int[] following,
        CancellationToken cancellationToken
    )
    {
        var follows = new List<DemoFollow>();
        await using var copy = await load.CopyAsync(
            "followers",
            "follower_id, following_id, created_at",
            cancellationToken
        );
        var importer = copy.Importer;
        for (var person = 0; person < ids.Length; person++)
        {
            world.FollowsOf(person, follows);
            following[person] = follows.Count;
            foreach (var follow in follows)
            {
                followers[follow.Person]++;
                await copy.StartRowAsync(cancellationToken);
                await importer.WriteAsync(ids[person], NpgsqlDbType.Uuid, cancellationToken);
                await importer.WriteAsync(ids[follow.Person], NpgsqlDbType.Uuid, cancellationToken);
                await importer.WriteAsync(follow.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task CopyCounts(
        DemoLoad load,
        Guid[] ids,
        int[] followers,
        int[] following,
        CancellationToken cancellationToken
    )
    {
        await using var copy = await load.CopyAsync(
            "follow_counts",
            "user_id, followers, following, version",
            cancellationToken
        );
        var importer = copy.Importer;
        for (var i = 0; i < ids.Length; i++)
        {
            await copy.StartRowAsync(cancellationToken);
            await importer.WriteAsync(ids[i], NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync((long)followers[i], NpgsqlDbType.Bigint, cancellationToken);
            await importer.WriteAsync((long)following[i], NpgsqlDbType.Bigint, cancellationToken);
            // As if each follow had been counted one by one.
            await importer.WriteAsync((long)followers[i] + following[i], NpgsqlDbType.Bigint, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
