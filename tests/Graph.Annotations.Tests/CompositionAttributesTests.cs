namespace Graph.Annotations.Tests;

/// <summary>The attributes of the Composite Schemas specification for fields that several sources have.</summary>
public sealed class CompositionAttributesTests
{
    [Fact]
    public void They_become_directives()
    {
        var sdl = Annotated.Sdl(typeof(Queries), typeof(Book));

        Assert.Contains("type Book @key(fields: \"isbn\")", sdl, StringComparison.Ordinal);
        Assert.Contains("title: String! @external", sdl, StringComparison.Ordinal);
        Assert.Contains("pages: Int! @override(from: \"library\")", sdl, StringComparison.Ordinal);
        Assert.Contains("newest: Book @provides(fields: \"title\")", sdl, StringComparison.Ordinal);
    }

    [EntityKey("isbn")]
    private sealed record Book(
        [property: ID] string Isbn,
        [property: External] string Title,
        [property: Override("library")] int Pages
    );

    [QueryType]
    private static class Queries
    {
        [Provides("title")]
        public static Book? Newest() => null;
    }

    [Fact]
    public void Wrong_ones_are_named()
    {
        var problems = Annotated.Problems(typeof(WrongQueries), typeof(WrongBook)).Split('\n');

        Assert.Contains(
            problems,
            problem => problem.StartsWith("WrongBook: [EntityKey(\"isbn {\")] is no", StringComparison.Ordinal)
        );
        Assert.Contains(
            "WrongBook.Pages: [Override] names no source schema: say which one served the field until now.",
            problems
        );
        Assert.Contains(
            problems,
            problem => problem.StartsWith("WrongQueries.Newest: [Provides(\"\")] is no", StringComparison.Ordinal)
        );
        Assert.Contains(
            "WrongQueries.Number: [Provides] is for fields whose result has fields, and 'Int' has none.",
            problems
        );
    }

    [EntityKey("isbn {")]
    private sealed record WrongBook([property: ID] string Isbn, [property: Override(" ")] int Pages);

    [QueryType]
    private static class WrongQueries
    {
        [Provides("")]
        public static WrongBook? Newest() => null;

        [Provides("title")]
        public static int Number() => 1;
    }
}
