using Graph.Annotations;

namespace Graph.Bench.Subscriptions;

/// <summary>The source that completes them.</summary>
internal static class PeopleGraph
{
    [EntityKey("id")]
    internal sealed record Person([property: ID] string Id)
    {
        public string Name => $"Person {Id}";

        public int FollowerCount => Id.Length;
    }

    [QueryType]
    internal static class Queries
    {
        [Lookup]
        public static Person? PersonById([ID] string id) => new(id);
    }
}
