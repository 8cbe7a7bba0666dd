using Graph.Annotations;
using Graph.Execution.Resolvers;

namespace Graph.Fusion.Tests.Testing;

/// <summary>Posts in Fury, people in War, followers in Death; the data is worked out from the ids.</summary>
internal sealed class SocialWorld : IAsyncDisposable
{
    public required TestSubgraph Fury { get; init; }

    public required TestSubgraph War { get; init; }

    public required TestSubgraph Death { get; init; }

    public IReadOnlyList<TestSubgraph> All => [Fury, War, Death];

    public static async Task<SocialWorld> StartAsync() =>
        new()
        {
            Fury = await TestSubgraph.StartAsync(
                "fury",
                typeof(FuryGraph.Queries),
                typeof(FuryGraph.Mutations),
                typeof(FuryGraph.Post),
                typeof(FuryGraph.User),
                typeof(FuryGraph.Posts)
            ),
            War = await TestSubgraph.StartAsync(
                "war",
                typeof(WarGraph.Queries),
                typeof(WarGraph.Mutations),
                typeof(WarGraph.User)
            ),
            Death = await TestSubgraph.StartAsync(
                "death",
                typeof(DeathGraph.Queries),
                typeof(DeathGraph.User),
                typeof(DeathGraph.UserFollows)
            ),
        };

    /// <summary>Forgets what the sources have been asked.</summary>
    public void Forget()
    {
        foreach (var subgraph in All)
        {
            subgraph.Forget();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Fury.DisposeAsync();
        await War.DisposeAsync();
        await Death.DisposeAsync();
    }

    public static class FuryGraph
    {
        [Node, EntityKey("id")]
        public sealed record Post([property: ID] string Id)
        {
            /// <summary>Every character that JSON escapes, and some that it does not.</summary>
            public string Content => $"{Id}: \"quoted\" \\ / \n\t \u0001 ü € 😀";

            public User Author => new($"user_{int.Parse(Id[5..]) % 3}");

            public int LikeCount => int.Parse(Id[5..]) * 10;
        }

        [EntityKey("id")]
        public sealed record User([property: ID] string Id)
        {
            public IReadOnlyList<Post> Posts => Id == "user_1" ? [new("post_1"), new("post_4")] : [];
        }

        public sealed record Posts(IReadOnlyList<Post> Nodes);

        [QueryType]
        public static class Queries
        {
            public static Posts Posts(int first = 5) =>
                new([.. Enumerable.Range(1, first).Select(i => new Post($"post_{i}"))]);

            [Lookup]
            public static Post? PostById([ID] string id) => id == "post_404" ? null : new Post(id);

            [Lookup, Internal]
            public static User? FuryUser([ID] string id) => new(id);
        }

        [MutationType]
        public static class Mutations
        {
            public static Post? CreatePost(string content) => new("post_77");
        }
    }

    public static class WarGraph
    {
        [Node, EntityKey("id")]
        public sealed record User([property: ID] string Id)
        {
            public string Handle => $"h{Id[5..]}";

            public string? DisplayName => Id == "user_2" ? null : $"Name {Id[5..]}";
        }

        [QueryType]
        public static class Queries
        {
            [Lookup]
            public static User? UserById([ID] string id) => id == "user_0" ? null : new User(id);

            public static User? UserByHandle(string handle) => new($"user_{handle[1..]}");
        }

        [MutationType]
        public static class Mutations
        {
            public static User? RenameUser([ID] string id, string name) => new(id);
        }
    }

    public static class DeathGraph
    {
        [EntityKey("id")]
        public sealed record User([property: ID] string Id);

        [ObjectType<User>]
        public static class UserFollows
        {
            public static int? FollowerCount([Parent] User user) => (int.Parse(user.Id[5..]) + 1) * 100;

            public static bool ViewerIsFollowing([Parent] User user) => user.Id == "user_1";

            public static string? Badge([Parent] User user, [Require] string handle) => $"{handle} has followers";

            public static IReadOnlyList<User?> Followers([Parent] User user, int first = 2) =>
                [.. Enumerable.Range(1, first).Select(i => new User($"user_{i}"))];

            public static int? Broken([Parent] User user) =>
                throw new GraphQLException("The count of followers is broken.", "BROKEN");
        }

        [QueryType]
        public static class Queries
        {
            [Lookup, Internal]
            public static User? DeathUser([ID] string id) => new(id);
        }
    }
}
