using Graph.Data.Filtering;
using Graph.Data.Tests.Library;
using Graph.Execution.Resolvers;

namespace Graph.Data.Tests.Filtering;

/// <summary>What may not be asked is refused with a sentence, before a statement is sent.</summary>
public sealed class HostileFilterTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var where =
            string.Concat(Enumerable.Repeat("{ and: [", 7))
            + "{ pages: { gt: 1 } }"
            + string.Concat(Enumerable.Repeat("] }", 7));

        Assert.Equal(
            "'where.and[0].and[0].and[0].and[0].and[0].and[0]' of 'Query.books' cannot be answered: it is nested more than 6 levels "
                + "deep. Ask with fewer objects in each other.",
            await Refusal(where)
        );
    }

    [Fact]
    public async Task A_cycle_of_objects_is_refused_where_it_grows_too_deep() =>
        Assert.Equal(
            "'where.author.books.some.author.books.some' of 'Query.books' cannot be answered: it is nested more than 6 levels "
                + "deep. Ask with fewer objects in each other.",
            await Refusal(
                "{ author: { books: { some: { author: { books: { some: { author: { name: { eq: \"x\" } } } } } } } } }"
            )
        );

    [Fact]
    public async Task Thousands_of_conditions_are_refused()
    {
        var conditions = string.Join(", ", Enumerable.Repeat("{ pages: { gt: 1 } }", 2_000));

        // Each item of the list counts, and so do its member and the operation.
        Assert.Equal(
            "'where.or[13].pages' of 'Query.books' cannot be answered: there are more than 40 conditions. Ask for less at once; many "
                + "values of one field are one condition with 'in'.",
            await Refusal($"{{ or: [{conditions}] }}")
        );
    }

    [Fact]
    public async Task Thousands_of_empty_conditions_are_refused_as_well()
    {
        var conditions = string.Join(", ", Enumerable.Repeat("{}", 2_000));

        Assert.StartsWith(
            "'where.and[40]' of 'Query.books' cannot be answered: there are more than 40 conditions.",
            await Refusal($"{{ and: [{conditions}] }}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_huge_list_of_values_is_refused() =>
        Assert.Equal(
            "'where.pages.in' of 'Query.books' cannot be answered: it lists 5000 values, but at most 100 are allowed. Ask in several "
                + "requests.",
            await Refusal($"{{ pages: {{ in: [{string.Join(", ", Enumerable.Range(0, 5_000))}] }} }}")
        );

    [Fact]
    public async Task A_long_text_is_refused() =>
        Assert.Equal(
            "'where.title.contains' of 'Query.books' cannot be answered: its text has 100000 characters, but at most 256 are allowed. "
                + "Shorten it.",
            await Refusal($"{{ title: {{ contains: \"{new string('a', 100_000)}\" }} }}")
        );

    [Fact]
    public async Task A_long_text_in_a_list_is_refused_by_its_place() =>
        Assert.StartsWith(
            "'where.title.in[1]' of 'Query.books' cannot be answered: its text has 257 characters",
            await Refusal($"{{ title: {{ in: [\"a\", \"{new string('a', 257)}\"] }} }}"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_bomb_of_wildcards_is_only_a_text()
    {
        var bomb = string.Concat(Enumerable.Repeat("%_", 128));

        var (books, _) = await new LibraryGraph(library).FilterAsync($"{{ title: {{ contains: \"{bomb}\" }} }}");

        Assert.Empty(books);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        foreach (var text in (string[])["a" + (char)0xd83d, (char)0xd83d + "b", (char)0xde00 + "c"])
        {
            var walk = new FilterWalk("Query.books", new FilterLimits(1, 1, 1, 256));

            var refused = Assert.Throws<GraphQLException>(() => walk.CheckText(text));

            Assert.Equal(
                "'where' of 'Query.books' cannot be answered: its text has half a surrogate pair, which is no character. Leave it out.",
                refused.Message
            );
        }
    }

    [Fact]
    public async Task A_text_with_a_character_of_two_units_is_asked_for() =>
        Assert.Empty((await new LibraryGraph(library).FilterAsync("{ title: { eq: \"😀\" } }")).Ids);

    [Fact]
    public async Task The_null_character_is_refused_before_the_database_refuses_it() =>
        Assert.Equal(
            "'where.title.eq' of 'Query.books' cannot be answered: its text has the character U+0000, which no stored text has. Leave "
                + "it out.",
            await Refusal("{ title: { eq: \"a\\u0000\" } }")
        );

    [Fact]
    public async Task Text_that_looks_like_sql_is_only_a_text()
    {
        var graph = new LibraryGraph(library);

        var (books, sql) = await graph.FilterAsync("{ title: { eq: \"'; drop table books; --\" } }");

        Assert.Empty(books);
        Assert.DoesNotContain("drop", sql, StringComparison.Ordinal);
        Assert.Equal(7, (await graph.FilterAsync("{}")).Ids.Length);
    }

    [Theory]
    [InlineData("{ authorId: { eq: 1 } }", "Field \"authorId\" is not defined by type \"BookFilterInput\".")]
    [InlineData(
        "{ author: { country: { eq: \"IS\" } } }",
        "Field \"country\" is not defined by type \"AuthorFilterInput\"."
    )]
    [InlineData("{ title: { gt: \"a\" } }", "Field \"gt\" is not defined by type \"StringOperationFilterInput\".")]
    [InlineData("{ pages: { eq: \"96\" } }", "Int cannot represent non-integer value: \"96\"")]
    [InlineData("{ genre: { eq: COOKING } }", "Value \"COOKING\" does not exist in \"Genre\" enum.")]
    [InlineData(
        "{ reviews: { some: { book: { id: { eq: 1 } } } } }",
        "Field \"book\" is not defined by type \"ReviewFilterInput\"."
    )]
    public async Task What_is_not_allowed_or_of_a_wrong_type_is_refused(string where, string sentence) =>
        Assert.StartsWith(sentence, await Refusal(where), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ pages: { eq: null } }", "where.pages.eq", "it is null, but the member is never null. Leave it out.")]
    [InlineData(
        "{ pages: { gt: null } }",
        "where.pages.gt",
        "it is null, and nothing compares with null. Ask with 'eq' or 'neq', or leave it out."
    )]
    [InlineData(
        "{ pages: { in: null } }",
        "where.pages.in",
        "it is null, and nothing compares with null. Ask with 'eq' or 'neq', or leave it out."
    )]
    [InlineData(
        "{ pages: { in: [1, null] } }",
        "where.pages.in[1]",
        "it is null, but the member is never null. Leave it out."
    )]
    [InlineData(
        "{ subtitle: { contains: null } }",
        "where.subtitle.contains",
        "it is null, and nothing compares with null. Ask with 'eq' or 'neq', or leave it out."
    )]
    [InlineData(
        "{ subtitle: null }",
        "where.subtitle",
        "it is null, which asks nothing. Name an operation, as in '{ eq: null }', or leave it out."
    )]
    [InlineData("{ author: null }", "where.author", "it is never null. Ask for one of its members, or leave it out.")]
    [InlineData(
        "{ reviews: { some: null } }",
        "where.reviews.some",
        "it is null, which asks nothing. Give it a condition, or leave it out."
    )]
    [InlineData(
        "{ reviews: { any: null } }",
        "where.reviews.any",
        "it is null, which asks nothing. Give it a condition, or leave it out."
    )]
    [InlineData("{ or: [] }", "where.or", "it is empty. Give it at least one condition, or leave it out.")]
    [InlineData("{ and: null }", "where.and", "it is empty. Give it at least one condition, or leave it out.")]
    [InlineData(
        "{ or: [{ pages: { gt: 1 } }, {}] }",
        "where.or[1]",
        "it asks nothing, and so does the whole 'or'. Give it a condition, or leave it out."
    )]
    public async Task Nulls_and_nothings_that_ask_nothing_are_refused(string where, string place, string sentence) =>
        Assert.Equal($"'{place}' of 'Query.books' cannot be answered: {sentence}", await Refusal(where));

    [Fact]
    public async Task The_id_of_something_else_is_refused() =>
        Assert.Equal("'tag_1' is not the id of a Author.", await Refusal("{ author: { id: { eq: \"tag_1\" } } }"));

    [Fact]
    public async Task Variables_are_held_to_the_same_limits() =>
        Assert.StartsWith(
            "'where.pages.in' of 'Query.books' cannot be answered: it lists 101 values",
            await new LibraryGraph(library).RefusalAsync(
                "query ($where: BookFilterInput) { books(where: $where) { id } }",
                new { where = new { pages = new { @in = Enumerable.Range(0, 101) } } }
            ),
            StringComparison.Ordinal
        );

    private Task<string> Refusal(string where) =>
        new LibraryGraph(library).RefusalAsync($"{{ books(where: {where}) {{ id }} }}");
}
