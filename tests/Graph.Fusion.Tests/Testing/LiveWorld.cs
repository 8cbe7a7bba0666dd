using Graph.Annotations;
using Graph.Execution.Resolvers;
using Graph.Fusion.Execution;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Tests.Testing;

/// <summary>Posts whose changes can be subscribed to, and the people who write them, in a source of their own.</summary>
internal sealed class LiveWorld : IAsyncDisposable
{
    public required TestSubgraph Posts { get; init; }

    public required TestSubgraph People { get; init; }

    public required TestGateway Gateway { get; init; }

    public static async Task<LiveWorld> StartAsync(
        SubscriptionTransport transport = SubscriptionTransport.ServerSentEvents,
        FusionExecutorOptions? options = null
    )
    {
        var posts = await TestSubgraph.StartAsync(
            "posts",
            new SourceSchemaSettings { Subscriptions = transport },
            typeof(PostGraph.Queries),
            typeof(PostGraph.Subscriptions),
            typeof(PostGraph.Post),
            typeof(PostGraph.Person)
        );
        var people = await TestSubgraph.StartAsync("people", typeof(PeopleGraph.Queries), typeof(PeopleGraph.Person));
        return new LiveWorld
        {
            Posts = posts,
            People = people,
            Gateway = new TestGateway([posts, people], options: options),
        };
    }

    /// <summary>Waits until the source has so many subscriptions.</summary>
    public Task SubscribedAsync(int count) => Eventually.HoldsAsync(() => Posts.Topics.SubscriberCount == count);

    /// <summary>Tells the source that a post has changed.</summary>
    public ValueTask ChangeAsync(string id) => Posts.Topics.SendAsync("changed", id);

    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        await Posts.DisposeAsync();
        await People.DisposeAsync();
    }

    public static class PostGraph
    {
        [EntityKey("id")]
        public sealed record Post([property: ID] string Id)
        {
            public string Text => $"Text of {Id}";

            public IReadOnlyList<Person> Authors => Id == "lone" ? [] : [new("ada"), new("bob"), new("ada")];

            public int? Broken => throw new GraphQLException("The text is broken.", "BROKEN");
        }

        [EntityKey("id")]
        public sealed record Person([property: ID] string Id);

        [QueryType]
        public static class Queries
        {
            [Lookup]
            public static Post? PostById([ID] string id) => new(id);
        }

        [SubscriptionType]
        public static class Subscriptions
        {
            [Subscribe]
            [Topic("changed")]
            public static Post? PostChanged([EventMessage] string id) => id == "gone" ? null : new Post(id);

            [Subscribe]
            [Topic("changed")]
            public static Post? ChangedAfter([EventMessage] string id, string? after) => new(id);

            [Subscribe(With = nameof(Refused))]
            public static Post? NotForYou([EventMessage] string id) => new(id);

            private static IAsyncEnumerable<string> Refused() =>
                throw new GraphQLException("These changes are not for you.", "FORBIDDEN");
        }
    }

    public static class PeopleGraph
    {
        [EntityKey("id")]
        public sealed record Person([property: ID] string Id)
        {
            public string Name => $"Name of {Id}";
        }

        [QueryType]
        public static class Queries
        {
            [Lookup]
            public static Person? PersonById([ID] string id) => new(id);
        }
    }
}
