using Graph.Annotations;

namespace Graph.Data.Tests.Library;

/// <summary>What kind of book it is.</summary>
public enum Genre
{
    Novel,
    Poetry,
    ScienceFiction,
    History,
}

/// <summary>Somebody who writes.</summary>
public sealed class Author
{
    [ID<Author>]
    public Guid Id { get; set; }

    public required string Name { get; set; }

    public string? Country { get; set; }

    public List<Book> Books { get; set; } = [];
}

/// <summary>A book.</summary>
public sealed class Book
{
    public int Id { get; set; }

    public required string Title { get; set; }

    public string? Subtitle { get; set; }

    public Genre Genre { get; set; }

    public Genre? SecondGenre { get; set; }

    public int Pages { get; set; }

    public int? Edition { get; set; }

    public decimal Price { get; set; }

    public double? Rating { get; set; }

    public long Sold { get; set; }

    public bool InPrint { get; set; }

    public List<string> Languages { get; set; } = [];

    public DateTimeOffset PublishedAt { get; set; }

    public DateTimeOffset? ReprintedAt { get; set; }

    [GraphQLIgnore]
    public Guid AuthorId { get; set; }

    public Author Author { get; set; } = null!;

    [GraphQLIgnore]
    public Guid? TranslatorId { get; set; }

    public Author? Translator { get; set; }

    public List<Review> Reviews { get; set; } = [];

    public List<Tag> Tags { get; set; } = [];
}

/// <summary>What a reader thinks of a book.</summary>
public sealed class Review
{
    public int Id { get; set; }

    public int Stars { get; set; }

    public string? Text { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    [GraphQLIgnore]
    public int BookId { get; set; }

    public Book Book { get; set; } = null!;
}

/// <summary>A word that books are found by.</summary>
public sealed class Tag
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public List<Book> Books { get; set; } = [];
}
