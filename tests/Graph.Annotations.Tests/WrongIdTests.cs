using Graph.Types.Sdl;
using static Graph.Annotations.Tests.Annotated;

namespace Graph.Annotations.Tests;

/// <summary>Ids that nobody could read, and nodes without one. What is wrong is said at start-up, with the member and what to do.</summary>
public sealed class WrongIdTests
{
    [Fact]
    public void A_guid_says_whose_id_it_is() =>
        Says(
            "WithGuid.Id: a Guid is no output by itself: say whose id it is with [ID<T>], or add a scalar with AddScalar<Guid>.",
            typeof(GuidQueries)
        );

    [Fact]
    public void A_guid_argument_says_whose_id_it_is() =>
        Says(
            "GuidQueries.Thing(id): a Guid is no input by itself: say whose id it is with [ID<T>], or add a scalar with "
                + "AddScalar<Guid>.",
            typeof(GuidQueries)
        );

    private sealed record WithGuid(Guid Id);

    [QueryType]
    private static class GuidQueries
    {
        public static WithGuid? Thing(Guid id) => new(id);
    }

    [Fact]
    public void Global_ids_need_a_serializer()
    {
        var exception = Assert.Throws<SchemaException>(() =>
            new AnnotatedSchemaBuilder().AddType(typeof(IdQueries)).Build()
        );

        Assert.Equal(
            "IdQueries.Thing(id): an id of C# type Guid needs a serializer of global ids: call UseNodeIds on the builder.",
            exception.Errors[0].Message
        );
    }

    [QueryType]
    private static class IdQueries
    {
        public static Thing? Thing([ID<Thing>] Guid id) => new(id.ToString());
    }

    [Fact]
    public void A_global_id_has_a_key_that_its_serializer_takes() =>
        Says(
            "IntIds.Thing(id): ids of 'Thing' cannot be of C# type Int32: the serializer of global ids does not take it.",
            typeof(IntIds)
        );

    [QueryType]
    private static class IntIds
    {
        public static Thing? Thing([ID<Thing>] int id) => new(id.ToString());
    }

    [Fact]
    public void A_node_has_an_id() =>
        Says("Nameless: a [Node] needs a field 'id: ID!': a property Id with [ID<T>].", typeof(NodeQueries));

    [Node]
    private sealed record Nameless(string Id);

    [QueryType]
    private static class NodeQueries
    {
        public static Nameless? Nameless() => null;
    }
}
