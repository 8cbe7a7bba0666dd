namespace Graph.Language.Tests;

public sealed class SchemaCoordinateTests
{
    [Theory]
    [InlineData("Post", SchemaCoordinateKind.Type, "Post", null, null)]
    [InlineData("Post.author", SchemaCoordinateKind.Member, "Post", "author", null)]
    [InlineData("Query.posts(first:)", SchemaCoordinateKind.Argument, "Query", "posts", "first")]
    [InlineData("@include", SchemaCoordinateKind.Directive, "include", null, null)]
    [InlineData("@include(if:)", SchemaCoordinateKind.DirectiveArgument, "include", null, "if")]
    [InlineData("__Type.__x9", SchemaCoordinateKind.Member, "__Type", "__x9", null)]
    public void Each_form_is_read_and_written(
        string text,
        SchemaCoordinateKind kind,
        string name,
        string? member,
        string? argument
    )
    {
        var coordinate = SchemaCoordinate.Parse(text);

        Assert.Equal(
            (kind, name, member, argument),
            (coordinate.Kind, coordinate.Name, coordinate.MemberName, coordinate.ArgumentName)
        );
        Assert.Equal(text, coordinate.ToString());
    }

    [Theory]
    [InlineData("", "Expected Name, found <EOF>.", 1)]
    [InlineData(" Post", "Expected Name, found \" \".", 1)]
    [InlineData("Post ", "Expected <EOF>, found \" \".", 5)]
    [InlineData("9Post", "Expected Name, found \"9\".", 1)]
    [InlineData("Post.", "Expected Name, found <EOF>.", 6)]
    [InlineData("Post.a.b", "Expected <EOF>, found \".\".", 7)]
    [InlineData("Post(a:)", "Expected <EOF>, found \"(\".", 5)]
    [InlineData("Post.a(b)", "Expected \":\", found \")\".", 9)]
    [InlineData("Post.a(b: )", "Expected \")\", found \" \".", 10)]
    [InlineData("Post.a(b:1)", "Expected \")\", found \"1\".", 10)]
    [InlineData("Post.a()", "Expected Name, found \")\".", 8)]
    [InlineData("@", "Expected Name, found <EOF>.", 2)]
    [InlineData("@a.b", "Expected <EOF>, found \".\".", 3)]
    [InlineData("@a(b:)c", "Expected <EOF>, found \"c\".", 7)]
    [InlineData("Post.\U0001F600", "Expected Name, found U+1F600.", 6)]
    public void What_is_no_coordinate_is_an_error(string text, string message, int column)
    {
        Assert.False(SchemaCoordinate.TryParse(text, out var coordinate, out var error));

        Assert.Null(coordinate);
        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal((1, column), (error.Location.Line, error.Location.Column));
        Assert.Throws<SyntaxException>(() => SchemaCoordinate.Parse(text));
    }

    [Fact]
    public void Equal_coordinates_are_equal() =>
        Assert.Equal(SchemaCoordinate.Argument("A", "b", "c"), SchemaCoordinate.Parse("A.b(c:)"));
}
