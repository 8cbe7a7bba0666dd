using static Graph.Annotations.Tests.Annotated;

namespace Graph.Annotations.Tests;

/// <summary>Lookups and requirements that no gateway could use. What is wrong is said at start-up, with the member and what to do.</summary>
public sealed class WrongCompositionTests
{
    [Fact]
    public void A_lookup_is_nullable() =>
        Says(
            "NonNullLookup.Thing: a lookup may find nothing: let it give back Thing?, which is nullable.",
            typeof(NonNullLookup)
        );

    [QueryType]
    private static class NonNullLookup
    {
        [Lookup]
        public static Thing Thing(string title) => new(title);
    }

    [Fact]
    public void A_lookup_finds_one_entity() =>
        Says(
            "ListLookup.Things: a lookup finds one entity, not a list: with [BatchResolver] a list is one entity per set of "
                + "variables.",
            typeof(ListLookup)
        );

    [QueryType]
    private static class ListLookup
    {
        [Lookup]
        public static IReadOnlyList<Thing?> Things(string title) => [new Thing(title)];
    }

    [Fact]
    public void A_requirement_needs_an_object() =>
        Says(
            "RootRequire.Cost(weight): [Require] takes a value from other subgraphs' fields of the same object; a root field has "
                + "no object.",
            typeof(RootRequire)
        );

    [QueryType]
    private static class RootRequire
    {
        public static int Cost([Require] int weight) => weight;
    }
}
