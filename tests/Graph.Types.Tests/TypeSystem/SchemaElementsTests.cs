using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Tests.TypeSystem;

public sealed class SchemaElementsTests
{
    private static readonly Schema Schema = SchemaBuilder.BuildOrThrow(
        Utf8GraphQLParser.Parse(
            """
            type Query { posts(first: Int): [Post] }
            interface Post { id: ID }
            enum Order { NEW }
            input Filter { text: String }
            union Either = Query
            directive @cached(seconds: Int) on FIELD
            """
        )
    );

    [Theory]
    [InlineData("Query", typeof(ObjectType))]
    [InlineData("Either", typeof(UnionType))]
    [InlineData("String", typeof(ScalarType))]
    [InlineData("__Type", typeof(ObjectType))]
    [InlineData("Query.posts", typeof(OutputField))]
    [InlineData("Post.id", typeof(OutputField))]
    [InlineData("__Type.fields", typeof(OutputField))]
    [InlineData("Order.NEW", typeof(EnumValue))]
    [InlineData("Filter.text", typeof(InputValue))]
    [InlineData("Query.posts(first:)", typeof(InputValue))]
    [InlineData("__Type.fields(includeDeprecated:)", typeof(InputValue))]
    [InlineData("@cached", typeof(DirectiveDefinition))]
    [InlineData("@cached(seconds:)", typeof(InputValue))]
    [InlineData("@include(if:)", typeof(InputValue))]
    public void A_coordinate_names_one_element(string coordinate, Type kind)
    {
        var element = Schema.FindElement(SchemaCoordinate.Parse(coordinate));

        Assert.IsType(kind, element);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Nothing.posts")]
    [InlineData("Query.nothing")]
    [InlineData("Query.__typename")]
    [InlineData("Either.posts")]
    [InlineData("Order.OLD")]
    [InlineData("Filter.text(a:)")]
    [InlineData("Query.posts(last:)")]
    [InlineData("@nothing")]
    [InlineData("@cached(minutes:)")]
    public void Or_none(string coordinate) => Assert.Null(Schema.FindElement(SchemaCoordinate.Parse(coordinate)));

    [Fact]
    public void A_type_is_made_non_null_once() =>
        Assert.Equal(
            "'[String]!' is non-null already. (Parameter 'ofType')",
            Assert
                .Throws<ArgumentException>(() =>
                    new NonNullType(new NonNullType(new ListType(new Graph.Types.Sdl.BuiltInScalars().String)))
                )
                .Message
        );
}
