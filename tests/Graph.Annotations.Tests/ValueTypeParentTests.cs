using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Tests;

/// <summary>Structs as objects of the graph: their properties are read as those of classes are.</summary>
public sealed class ValueTypeParentTests
{
    private static readonly Schema Schema = Annotated.Schema(typeof(Places));

    [Theory]
    [InlineData("name", new[] { "here", "there" })]
    [InlineData("distance", new[] { "0", "7" })]
    [InlineData("note", new[] { "null", "far" })]
    public async Task A_property_of_a_struct_is_a_field(string field, string[] rows)
    {
        var place = (ObjectType)Schema.FindType("Place")!;
        var context = new FakeContext(Schema, place.FindField(field)!, 2)
        {
            ParentColumn = Column<Place>.From([new Place("here", 0, null), new Place("there", 7, "far")]),
        };

        Assert.Equal(rows, await context.Resolve());
    }

    [Fact]
    public void What_a_struct_cannot_lack_is_not_nullable()
    {
        Assert.Equal("Place!", Schema.QueryType!.FindField("home")!.Type.ToString());
        Assert.Equal("Place", Schema.QueryType.FindField("work")!.Type.ToString());
    }

    private readonly record struct Place(string Name, int Distance, string? Note);

    [QueryType]
    private static class Places
    {
        public static Place Home() => new("here", 0, null);

        public static Place? Work() => null;
    }
}
