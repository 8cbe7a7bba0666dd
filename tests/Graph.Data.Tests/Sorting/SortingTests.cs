using Graph.Data.Tests.Library;

namespace Graph.Data.Tests.Sorting;

public sealed class SortingTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    [Theory]
    [InlineData("[{ title: ASC }]", "b.title, b.id", new int[] { 5, 4, 1, 6, 2, 3, 7 })]
    [InlineData("[{ pages: DESC }]", "b.pages DESC, b.id DESC", new int[] { 5, 7, 6, 1, 2, 4, 3 })]
    [InlineData("[{ pages: ASC }]", "b.pages, b.id", new int[] { 3, 4, 2, 1, 6, 7, 5 })]
    [InlineData(
        "[{ pages: ASC }, { publishedAt: DESC }]",
        "b.pages, b.published_at DESC, b.id DESC",
        new int[] { 4, 3, 2, 6, 1, 7, 5 }
    )]
    [InlineData("[{ id: DESC }]", "b.id DESC", new int[] { 7, 6, 5, 4, 3, 2, 1 })]
    [InlineData(
        "[{ author: { name: DESC } }, { pages: ASC }]",
        "a.name DESC, b.pages, b.id",
        new int[] { 6, 7, 4, 5, 3, 2, 1 }
    )]
    [InlineData("[]", "b.id", new int[] { 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData("null", "b.id", new int[] { 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData("{ genre: ASC }", "b.genre, b.id", new int[] { 2, 3, 4, 1, 6, 5, 7 })]
    public async Task Books_are_sorted_and_the_key_is_last(string order, string sql, int[] books)
    {
        library.Sql.Clear();
        var answer = await new LibraryGraph(library).AskAsync($"{{ books(order: {order}) {{ id }} }}");

        var found = answer.GetProperty("data").GetProperty("books").EnumerateArray();
        Assert.Equal(books, found.Select(book => book.GetProperty("id").GetInt32()));
        Assert.EndsWith($"ORDER BY {sql}", library.Sql.Single.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "[{ title: ASC }, { pages: ASC }, { rating: ASC }, { id: ASC }, { genre: ASC }, { publishedAt: ASC }]",
        "'order' of 'Query.books' cannot be answered: it has 6 members, but at most 5 are allowed."
    )]
    [InlineData(
        "[{ title: ASC }, { pages: ASC }, { title: DESC }]",
        "'order[2]' of 'Query.books' cannot be answered: 'title' stands in the order already. Leave one of them out."
    )]
    [InlineData("[{ title: ASC, pages: ASC }]", "OneOf Input Object \"BookSortInput\" must specify exactly one key.")]
    [InlineData("[{ price: ASC }]", "Field \"price\" is not defined by type \"BookSortInput\".")]
    [InlineData("[{ title: UP }]", "Value \"UP\" does not exist in \"SortEnumType\" enum.")]
    [InlineData("[{ title: null }]", "Field \"BookSortInput.title\" must be non-null.")]
    [InlineData("[{}]", "OneOf Input Object \"BookSortInput\" must specify exactly one key.")]
    public async Task An_order_that_may_not_be_asked_is_refused(string order, string sentence) =>
        Assert.StartsWith(
            sentence,
            await new LibraryGraph(library).RefusalAsync($"{{ books(order: {order}) {{ id }} }}"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task An_order_of_a_hundred_members_is_refused() =>
        Assert.Equal(
            "'order' of 'Query.books' cannot be answered: it has 100 members, but at most 5 are allowed.",
            await new LibraryGraph(library).RefusalAsync(
                "query ($order: [BookSortInput!]) { books(order: $order) { id } }",
                new { order = Enumerable.Repeat(new { title = "ASC" }, 100) }
            )
        );
}
