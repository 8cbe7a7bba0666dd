namespace Graph.Data.Tests.Library;

/// <summary>The books that every library of the tests has: with nulls, ties, wildcards in titles, and every relation.</summary>
internal static class Shelf
{
    /// <summary>The key of an author.</summary>
    public static Guid AuthorKey(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>A moment: days after the first of 2000, in UTC.</summary>
    public static DateTimeOffset Day(int days) => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(days);

    /// <summary>Three authors with all of their books, not shared with anybody.</summary>
    public static List<Author> Authors()
    {
        var classic = new Tag { Id = 1, Name = "classic" };
        var space = new Tag { Id = 2, Name = "space" };
        var short_ = new Tag { Id = 3, Name = "short" };
        var ada = new Author
        {
            Id = AuthorKey(1),
            Name = "Ada Quill",
            Country = "IS",
        };
        var ben = new Author { Id = AuthorKey(2), Name = "Ben Inkwell" };
        var cleo = new Author
        {
            Id = AuthorKey(3),
            Name = "Cleo Vellum",
            Country = "EG",
        };

        ada.Books =
        [
            Book(
                1,
                "Salt and Stars",
                Genre.ScienceFiction,
                320,
                1990,
                "A voyage",
                1,
                4.5,
                Genre.Novel,
                [classic, space]
            ),
            Book(2, "The 100% Solution", Genre.Novel, 210, 1250, null, null, null, null, [short_]),
            Book(3, "under_score", Genre.Poetry, 96, 900, "Poems", 2, 3.25, null, [short_, classic]),
        ];
        ben.Books =
        [
            Book(4, "Back\\slash", Genre.Poetry, 96, 900, "poems", null, 3.25, Genre.History, []),
            Book(5, "A History of Ink", Genre.History, 640, 4200, null, 3, 4.75, null, [classic]),
        ];
        cleo.Books =
        [
            Book(6, "Stars over Thebes", Genre.ScienceFiction, 320, 2150, "Salt", 1, null, Genre.Novel, [space]),
            Book(7, "Ägypten", Genre.History, 512, 3300, null, null, 4.0, null, []),
        ];
        cleo.Books[1].Translator = ben;
        ada.Books[0].Translator = cleo;

        ada.Books[0].Reviews = [Review(1, 5, "Luminous"), Review(2, 4, null), Review(3, 5, "salty")];
        ada.Books[2].Reviews = [Review(4, 2, "_")];
        ben.Books[1].Reviews = [Review(5, 5, null), Review(6, 5, "Thorough")];
        cleo.Books[0].Reviews = [Review(7, 1, "100% sand"), Review(8, 3, "")];
        return [ada, ben, cleo];
    }

    /// <summary>Their books, by their numbers.</summary>
    public static List<Book> Books()
    {
        var authors = Authors();
        foreach (var author in authors)
        {
            foreach (var book in author.Books)
            {
                book.Author = author;
                book.AuthorId = author.Id;
            }
        }

        return [.. authors.SelectMany(author => author.Books).OrderBy(book => book.Id)];
    }

    private static Book Book(
        int id,
        string title,
        Genre genre,
        int pages,
        int cents,
        string? subtitle,
        int? edition,
        double? rating,
        Genre? second,
        List<Tag> tags
    ) =>
        new()
        {
            Id = id,
            Title = title,
            Subtitle = subtitle,
            Genre = genre,
            SecondGenre = second,
            Pages = pages,
            Edition = edition,
            Price = cents / 100m,
            Rating = rating,
            Sold = id * 10_000_000_000L,
            InPrint = id % 2 == 1,
            Languages =
                id % 3 == 0 ? ["en", "is"]
                : id == 7 ? []
                : ["en"],
            PublishedAt = Day(id / 2),
            ReprintedAt = edition is null ? null : Day(100 + id),
            Tags = tags,
        };

    private static Review Review(int id, int stars, string? text) =>
        new()
        {
            Id = id,
            Stars = stars,
            Text = text,
            WrittenAt = Day(200 + id),
        };
}
