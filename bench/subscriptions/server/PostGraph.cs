using Graph.Annotations;

namespace Graph.Bench.Subscriptions;

/// <summary>The source of the events.</summary>
internal static class PostGraph
{
    [EntityKey("id")]
    internal sealed record Post([property: ID] string Id)
    {
        public string Text =>
            $"The text of post {Id}, as long as such texts are on the average: some eighty characters.";

        public int LikeCount => Id.Length;

        public Person Author => new(Id);
    }

    [EntityKey("id")]
    internal sealed record Person([property: ID] string Id);

    [QueryType]
    internal static class Queries
    {
        [Lookup]
        public static Post? PostById([ID] string id) => new(id);
    }

    [SubscriptionType]
    internal static class Subscriptions
    {
        [Subscribe]
        [Topic("post-{id}")]
        public static Post? PostChanged([EventMessage] string message, string id) => new(message);
    }
}
