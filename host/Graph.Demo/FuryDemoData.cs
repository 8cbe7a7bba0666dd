using Graph.Common.Ids;
using NpgsqlTypes;

namespace Graph.Demo;

/// <summary>Fury's part of the demo world: posts, and likes with their counters.</summary>
internal sealed class FuryDemoData : IDemoData
{
    public string Service => "Fury";

    public IReadOnlyList<string> Tables { get; } =
    ["posts", "likes", "post_mentions", "people", "relations", "idempotency"];

    public async Task LoadAsync(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        await CopyPosts(load, world, cancellationToken);
        await CopyLikes(load, world, cancellationToken);
        await CopyPeople(load, world, cancellationToken);
        await CopyRelations(load, world, cancellationToken);
    }

    /// <summary>The copy of what War and Identity know of people.</summary>
    private static async Task CopyPeople(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        await using var copy = await load.CopyAsync(
            "people",
            "id, handle_key, state, profile_version",
            cancellationToken
        );
        var importer = copy.Importer;
        for (var i = 0; i < world.PersonCount; i++)
        {
            await copy.StartRowAsync(cancellationToken);
            await importer.WriteAsync(world.PersonId(i), NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(DemoNames.Of(i).Handle.ToLowerInvariant(), NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(world.IsBanned(i) ? "BANNED" : "ACTIVE", NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(1L, NpgsqlDbType.Bigint, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>The copy of what Death knows of them.</summary>
    private static async Task CopyRelations(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        var follows = new List<DemoFollow>();
        await using var copy = await load.CopyAsync("relations", "from_id, to_id, follows, version", cancellationToken);
        var importer = copy.Importer;
        for (var i = 0; i < world.PersonCount; i++)
        {
            world.FollowsOf(i, follows);
            foreach (var follow in follows)
            {
                await copy.StartRowAsync(cancellationToken);
                await importer.WriteAsync(world.PersonId(i), NpgsqlDbType.Uuid, cancellationToken);
                await importer.WriteAsync(world.PersonId(follow.Person), NpgsqlDbType.Uuid, cancellationToken);
                await importer.WriteAsync(true, NpgsqlDbType.Boolean, cancellationToken);
                await importer.WriteAsync(0L, NpgsqlDbType.Bigint, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task CopyPosts(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        var likes = new List<DemoLike>();
        await using var copy = await load.CopyAsync(
            "posts",
            "id, user_id, content, visibility, likes, created_at",
            cancellationToken
        );
        var importer = copy.Importer;
        for (var i = 0; i < world.PostCount; i++)
        {
            var post = world.Post(i);
            world.LikesOf(i, post, likes);
            await copy.StartRowAsync(cancellationToken);
            await importer.WriteAsync(post.Id, NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(world.PersonId(post.Author), NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(world.ContentOf(i), NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync("PUBLIC", NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync((long)likes.Count, NpgsqlDbType.Bigint, cancellationToken);
            await importer.WriteAsync(post.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task CopyLikes(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        var likes = new List<DemoLike>();
        await using var copy = await load.CopyAsync("likes", "id, user_id, post_id, created_at", cancellationToken);
        var importer = copy.Importer;
        for (var i = 0; i < world.PostCount; i++)
        {
            var post = world.Post(i);
            var shard = UuidV8.ShardOf(post.Id);
            world.LikesOf(i, post, likes);
            foreach (var like in likes)
            {
                await copy.StartRowAsync(cancellationToken);
                await importer.WriteAsync(
                    UuidV8.Create(shard, like.CreatedAt, like.Random),
                    NpgsqlDbType.Uuid,
                    cancellationToken
                );
                await importer.WriteAsync(world.PersonId(like.Person), NpgsqlDbType.Uuid, cancellationToken);
                await importer.WriteAsync(post.Id, NpgsqlDbType.Uuid, cancellationToken);
                await importer.WriteAsync(like.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
