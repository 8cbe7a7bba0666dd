using Graph.Data.Tests.Library;

namespace Graph.Data.Tests.Filtering;

/// <summary>What each operation is in SQL, and which books it finds: on PostgreSQL, and the same in C#.</summary>
public sealed class FilterOperationsTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    [Theory]
    [InlineData("{ title: { eq: \"under_score\" } }", "WHERE b.title = @value", new int[] { 3 })]
    [InlineData("{ title: { neq: \"under_score\" } }", "WHERE b.title <> @value", new int[] { 1, 2, 4, 5, 6, 7 })]
    [InlineData(
        "{ title: { in: [\"under_score\", \"Ägypten\"] } }",
        "WHERE b.title = ANY (@value)",
        new int[] { 3, 7 }
    )]
    [InlineData(
        "{ title: { nin: [\"under_score\", \"Ägypten\"] } }",
        "WHERE NOT (b.title = ANY (@value) AND b.title = ANY (@value) IS NOT NULL)",
        new int[] { 1, 2, 4, 5, 6 }
    )]
    [InlineData("{ title: { contains: \"Stars\" } }", "WHERE b.title LIKE @value_contains", new int[] { 1, 6 })]
    [InlineData(
        "{ title: { ncontains: \"Stars\" } }",
        "WHERE b.title NOT LIKE @value_contains",
        new int[] { 2, 3, 4, 5, 7 }
    )]
    [InlineData("{ title: { startsWith: \"S\" } }", "WHERE b.title LIKE @value_startswith", new int[] { 1, 6 })]
    [InlineData(
        "{ title: { nstartsWith: \"S\" } }",
        "WHERE b.title NOT LIKE @value_startswith",
        new int[] { 2, 3, 4, 5, 7 }
    )]
    [InlineData("{ title: { endsWith: \"s\" } }", "WHERE b.title LIKE @value_endswith", new int[] { 1, 6 })]
    [InlineData(
        "{ title: { nendsWith: \"s\" } }",
        "WHERE b.title NOT LIKE @value_endswith",
        new int[] { 2, 3, 4, 5, 7 }
    )]
    [InlineData("{ title: { contains: \"%\" } }", "WHERE b.title LIKE @value_contains", new int[] { 2 })]
    [InlineData("{ title: { contains: \"_\" } }", "WHERE b.title LIKE @value_contains", new int[] { 3 })]
    [InlineData("{ title: { contains: \"\\\\\" } }", "WHERE b.title LIKE @value_contains", new int[] { 4 })]
    [InlineData(
        "{ title: { contains: \"\" } }",
        "WHERE b.title LIKE @value_contains",
        new int[] { 1, 2, 3, 4, 5, 6, 7 }
    )]
    [InlineData(
        "{ title: { or: [{ startsWith: \"U\" }, { startsWith: \"u\" }], ncontains: \"x\" } }",
        "WHERE (b.title LIKE @value_startswith OR b.title LIKE @value0_startswith) AND b.title NOT LIKE @value1_contains",
        new int[] { 3 }
    )]
    [InlineData("{ subtitle: { eq: null } }", "WHERE b.subtitle IS NULL", new int[] { 2, 5, 7 })]
    [InlineData("{ subtitle: { neq: null } }", "WHERE b.subtitle IS NOT NULL", new int[] { 1, 3, 4, 6 })]
    [InlineData("{ subtitle: { eq: \"Poems\" } }", "WHERE b.subtitle = @value", new int[] { 3 })]
    [InlineData(
        "{ subtitle: { neq: \"Poems\" } }",
        "WHERE b.subtitle <> @value OR b.subtitle IS NULL",
        new int[] { 1, 2, 4, 5, 6, 7 }
    )]
    [InlineData(
        "{ subtitle: { in: [\"Poems\", null] } }",
        "WHERE b.subtitle IS NULL OR b.subtitle = ANY (@value)",
        new int[] { 2, 3, 5, 7 }
    )]
    [InlineData(
        "{ subtitle: { nin: [\"Poems\", null] } }",
        "WHERE b.subtitle IS NOT NULL AND NOT (b.subtitle = ANY (@value) AND b.subtitle = ANY (@value) IS NOT NULL)",
        new int[] { 1, 4, 6 }
    )]
    [InlineData(
        "{ subtitle: { in: [\"Poems\"] } }",
        "WHERE b.subtitle IS NOT NULL AND b.subtitle = ANY (@value)",
        new int[] { 3 }
    )]
    [InlineData(
        "{ subtitle: { nin: [\"Poems\"] } }",
        "WHERE b.subtitle IS NULL OR NOT (b.subtitle = ANY (@value) AND b.subtitle = ANY (@value) IS NOT NULL)",
        new int[] { 1, 2, 4, 5, 6, 7 }
    )]
    [InlineData(
        "{ subtitle: { contains: \"oem\" } }",
        "WHERE b.subtitle IS NOT NULL AND b.subtitle LIKE @value_contains",
        new int[] { 3, 4 }
    )]
    [InlineData(
        "{ subtitle: { ncontains: \"oem\" } }",
        "WHERE b.subtitle IS NULL OR b.subtitle NOT LIKE @value_contains",
        new int[] { 1, 2, 5, 6, 7 }
    )]
    public Task Texts_are_compared(string where, string sql, int[] books) => Finds(where, sql, books);

    [Theory]
    [InlineData("{ pages: { eq: 96 } }", "WHERE b.pages = @value", new int[] { 3, 4 })]
    [InlineData("{ pages: { gt: 320 } }", "WHERE b.pages > @value", new int[] { 5, 7 })]
    [InlineData("{ pages: { ngt: 320 } }", "WHERE b.pages <= @value", new int[] { 1, 2, 3, 4, 6 })]
    [InlineData("{ pages: { gte: 320 } }", "WHERE b.pages >= @value", new int[] { 1, 5, 6, 7 })]
    [InlineData("{ pages: { ngte: 320 } }", "WHERE b.pages < @value", new int[] { 2, 3, 4 })]
    [InlineData("{ pages: { lt: 320 } }", "WHERE b.pages < @value", new int[] { 2, 3, 4 })]
    [InlineData("{ pages: { nlt: 320 } }", "WHERE b.pages >= @value", new int[] { 1, 5, 6, 7 })]
    [InlineData("{ pages: { lte: 320 } }", "WHERE b.pages <= @value", new int[] { 1, 2, 3, 4, 6 })]
    [InlineData("{ pages: { nlte: 320 } }", "WHERE b.pages > @value", new int[] { 5, 7 })]
    [InlineData("{ pages: { in: [96, 640] } }", "WHERE b.pages = ANY (@value)", new int[] { 3, 4, 5 })]
    [InlineData("{ pages: { in: [] } }", "WHERE b.pages = ANY (@value)", new int[] { })]
    [InlineData(
        "{ pages: { nin: [] } }",
        "WHERE NOT (b.pages = ANY (@value) AND b.pages = ANY (@value) IS NOT NULL)",
        new int[] { 1, 2, 3, 4, 5, 6, 7 }
    )]
    [InlineData("{ edition: { gt: 1 } }", "WHERE b.edition IS NOT NULL AND b.edition > @value", new int[] { 3, 5 })]
    [InlineData(
        "{ edition: { ngt: 1 } }",
        "WHERE b.edition IS NULL OR b.edition <= @value",
        new int[] { 1, 2, 4, 6, 7 }
    )]
    [InlineData(
        "{ edition: { in: [1, null] } }",
        "WHERE b.edition IS NULL OR b.edition = ANY (@value)",
        new int[] { 1, 2, 4, 6, 7 }
    )]
    [InlineData("{ rating: { gte: 4.5 } }", "WHERE b.rating IS NOT NULL AND b.rating >= @value", new int[] { 1, 5 })]
    [InlineData(
        "{ rating: { ngte: 4.5 } }",
        "WHERE b.rating IS NULL OR b.rating < @value",
        new int[] { 2, 3, 4, 6, 7 }
    )]
    [InlineData(
        "{ rating: { neq: 4.5 } }",
        "WHERE b.rating <> @value OR b.rating IS NULL",
        new int[] { 2, 3, 4, 5, 6, 7 }
    )]
    [InlineData("{ price: { lt: 12.5 } }", "WHERE b.price < @value", new int[] { 3, 4 })]
    [InlineData("{ price: { eq: 12.50 } }", "WHERE b.price = @value", new int[] { 2 })]
    [InlineData("{ sold: { gte: 50000000000 } }", "WHERE b.sold >= @value", new int[] { 5, 6, 7 })]
    public Task Numbers_are_compared(string where, string sql, int[] books) => Finds(where, sql, books);

    [Theory]
    [InlineData("{ inPrint: { eq: true } }", "WHERE b.in_print = @value", new int[] { 1, 3, 5, 7 })]
    [InlineData("{ inPrint: { neq: true } }", "WHERE b.in_print <> @value", new int[] { 2, 4, 6 })]
    [InlineData("{ genre: { eq: POETRY } }", "WHERE b.genre = @value", new int[] { 3, 4 })]
    [InlineData(
        "{ genre: { nin: [POETRY, HISTORY] } }",
        "WHERE NOT (b.genre = ANY (@value) AND b.genre = ANY (@value) IS NOT NULL)",
        new int[] { 1, 2, 6 }
    )]
    [InlineData("{ secondGenre: { eq: NOVEL } }", "WHERE b.second_genre = @value", new int[] { 1, 6 })]
    [InlineData(
        "{ secondGenre: { neq: NOVEL } }",
        "WHERE b.second_genre <> @value OR b.second_genre IS NULL",
        new int[] { 2, 3, 4, 5, 7 }
    )]
    [InlineData(
        "{ secondGenre: { in: [NOVEL, null] } }",
        "WHERE b.second_genre IS NULL OR b.second_genre = ANY (@value)",
        new int[] { 1, 2, 3, 5, 6, 7 }
    )]
    [InlineData("{ publishedAt: { lt: \"2000-01-02T00:00:00Z\" } }", "WHERE b.published_at < @value", new int[] { 1 })]
    [InlineData(
        "{ publishedAt: { eq: \"2000-01-02T05:00:00+05:00\" } }",
        "WHERE b.published_at = @value",
        new int[] { 2, 3 }
    )]
    [InlineData(
        "{ reprintedAt: { ngt: \"2000-01-01T00:00:00Z\" } }",
        "WHERE b.reprinted_at IS NULL OR b.reprinted_at <= @value",
        new int[] { 2, 4, 7 }
    )]
    public Task Booleans_enums_and_instants_are_compared(string where, string sql, int[] books) =>
        Finds(where, sql, books);

    [Theory]
    [InlineData(
        "{ author: { name: { eq: \"Ben Inkwell\" } } }",
        "INNER JOIN authors AS a ON b.author_id = a.id WHERE a.name = @value",
        new int[] { 4, 5 }
    )]
    [InlineData(
        "{ author: { id: { in: [\"author_1\", \"author_3\"] } } }",
        "INNER JOIN authors AS a ON b.author_id = a.id WHERE a.id = ANY (@value)",
        new int[] { 1, 2, 3, 6, 7 }
    )]
    [InlineData(
        "{ translator: null }",
        "LEFT JOIN authors AS a ON b.translator_id = a.id WHERE a.id IS NULL",
        new int[] { 2, 3, 4, 5, 6 }
    )]
    [InlineData(
        "{ translator: { name: { neq: \"Ben Inkwell\" } } }",
        "LEFT JOIN authors AS a ON b.translator_id = a.id WHERE a.id IS NOT NULL AND (a.name <> @value OR a.name IS NULL)",
        new int[] { 1 }
    )]
    public Task Objects_meet_conditions_on_their_members(string where, string sql, int[] books) =>
        Finds(where, sql, books);

    [Theory]
    [InlineData(
        "{ reviews: { some: { stars: { eq: 5 } } } }",
        "WHERE EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id AND r.stars = @value)",
        new int[] { 1, 5 }
    )]
    [InlineData(
        "{ reviews: { all: { stars: { eq: 5 } } } }",
        "WHERE NOT EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id AND r.stars <> @value)",
        new int[] { 2, 4, 5, 7 }
    )]
    [InlineData(
        "{ reviews: { none: { stars: { eq: 5 } } } }",
        "WHERE NOT EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id AND r.stars = @value)",
        new int[] { 2, 3, 4, 6, 7 }
    )]
    [InlineData(
        "{ reviews: { any: true } }",
        "WHERE EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id)",
        new int[] { 1, 3, 5, 6 }
    )]
    [InlineData(
        "{ reviews: { any: false } }",
        "WHERE NOT EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id)",
        new int[] { 2, 4, 7 }
    )]
    [InlineData(
        "{ reviews: { all: { words: { ncontains: \"x\" } }, any: true } }",
        "WHERE NOT EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id AND r.text IS NOT NULL AND r.text LIKE @value_contains) AND EXISTS ( SELECT 1 FROM reviews AS r0 WHERE b.id = r0.book_id)",
        new int[] { 1, 3, 5, 6 }
    )]
    [InlineData(
        "{ reviews: { none: { words: { contains: \"salt\" } } } }",
        "WHERE NOT EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id AND r.text IS NOT NULL AND r.text LIKE @value_contains)",
        new int[] { 2, 3, 4, 5, 6, 7 }
    )]
    [InlineData(
        "{ tags: { some: { name: { in: [\"space\", \"short\"] } } } }",
        "WHERE EXISTS ( SELECT 1 FROM book_tag AS b0 INNER JOIN tags AS t ON b0.tags_id = t.id WHERE b.id = b0.books_id AND t.name = ANY (@value))",
        new int[] { 1, 2, 3, 6 }
    )]
    [InlineData(
        "{ reviews: { some: {} } }",
        "WHERE EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id)",
        new int[] { 1, 3, 5, 6 }
    )]
    [InlineData(
        "{ reviews: { none: {} } }",
        "WHERE NOT EXISTS ( SELECT 1 FROM reviews AS r WHERE b.id = r.book_id)",
        new int[] { 2, 4, 7 }
    )]
    [InlineData("{ reviews: { all: {} } }", "", new int[] { 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData("{ languages: { some: { eq: \"is\" } } }", "WHERE @value = ANY (b.languages)", new int[] { 3, 6 })]
    [InlineData("{ languages: { any: false } }", "WHERE cardinality(b.languages) <= 0", new int[] { 7 })]
    public Task Lists_meet_conditions_on_their_items(string where, string sql, int[] books) => Finds(where, sql, books);

    [Theory]
    [InlineData(
        "{ and: [{ pages: { gt: 96 } }, { or: [{ genre: { eq: HISTORY } }, { inPrint: { eq: true } }] }] }",
        "WHERE b.pages > @value AND (b.genre = @value0 OR b.in_print = @value1)",
        new int[] { 1, 5, 7 }
    )]
    [InlineData("{ }", "", new int[] { 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData("null", "", new int[] { 1, 2, 3, 4, 5, 6, 7 })]
    public Task Conditions_are_combined(string where, string sql, int[] books) => Finds(where, sql, books);

    private async Task Finds(string where, string sql, int[] books)
    {
        var graph = new LibraryGraph(library);

        var (found, statement) = await graph.FilterAsync(where);
        Assert.Equal(books, found);
        Assert.Equal(sql, ConditionOf(statement));
        Assert.Equal(books, await graph.FilterInMemoryAsync(where));
    }

    /// <summary>What stands between the table and the order, in one line.</summary>
    private static string ConditionOf(string statement)
    {
        const string Begin = "SELECT b.id AS \"Id\" FROM books AS b";
        const string End = "ORDER BY b.id";
        var line = string.Join(
            ' ',
            statement.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.StartsWith(Begin, line, StringComparison.Ordinal);
        Assert.EndsWith(End, line, StringComparison.Ordinal);
        return line[Begin.Length..^End.Length].Trim();
    }
}
