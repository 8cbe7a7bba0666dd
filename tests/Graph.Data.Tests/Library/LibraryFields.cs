using Graph.Annotations;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Library;

[QueryType]
internal static class LibraryQueries
{
    [UseFiltering, UseSorting]
    public static async Task<IReadOnlyList<Book>> Books(
        QueryContext<Book> query,
        LibraryDbContext database,
        CancellationToken cancellationToken
    ) =>
        await database
            .Books.With(query, order => order.IfEmpty(by => by.AddAscending(book => book.Id)))
            .ToListAsync(cancellationToken);

    /// <summary>The same without a database.</summary>
    [UseFiltering, UseSorting]
    public static IReadOnlyList<Book> Shelf(QueryContext<Book> query) =>
        [
            .. Library
                .Shelf.Books()
                .AsQueryable()
                .With(query, order => order.IfEmpty(by => by.AddAscending(book => book.Id))),
        ];

    [UseFiltering, UseSorting]
    public static async Task<IReadOnlyList<Author>> Authors(
        QueryContext<Author> query,
        LibraryDbContext database,
        CancellationToken cancellationToken
    ) =>
        await database
            .Authors.With(query, order => order.IfEmpty(by => by.AddAscending(author => author.Name)))
            .ToListAsync(cancellationToken);
}

[ObjectType<Book>]
internal static class BookFields
{
    /// <summary>The title with the subtitle.</summary>
    public static string FullTitle([Parent(requires: "Title Subtitle")] Book book) =>
        book.Subtitle is null ? book.Title : $"{book.Title}: {book.Subtitle}";

    /// <summary>What is on the label, from whatever is known of the book.</summary>
    public static string Label([Parent] Book book) => $"{book.Id} {book.Title} ({book.Pages})";

    /// <summary>The same for all.</summary>
    public static string Shelf([Parent(requires: "")] Book book) => "A";
}

internal sealed class BookFilterType : FilterInputType<Book>
{
    protected override void Configure(IFilterInputTypeDescriptor<Book> descriptor)
    {
        descriptor.Field(book => book.Id);
        descriptor.Field(book => book.Title);
        descriptor.Field(book => book.Subtitle);
        descriptor.Field(book => book.Genre);
        descriptor.Field(book => book.SecondGenre);
        descriptor.Field(book => book.Pages);
        descriptor.Field(book => book.Edition);
        descriptor.Field(book => book.Price);
        descriptor.Field(book => book.Rating);
        descriptor.Field(book => book.Sold);
        descriptor.Field(book => book.InPrint);
        descriptor.Field(book => book.PublishedAt);
        descriptor.Field(book => book.ReprintedAt);
        descriptor.Field(book => book.Languages);
        descriptor.Field(book => book.Author);
        descriptor.Field(book => book.Translator);
        descriptor.Field(book => book.Reviews);
        descriptor.Field(book => book.Tags);
    }
}

internal sealed class AuthorFilterType : FilterInputType<Author>
{
    protected override void Configure(IFilterInputTypeDescriptor<Author> descriptor)
    {
        descriptor.Field(author => author.Id);
        descriptor.Field(author => author.Name);
        descriptor.Field(author => author.Books);
    }
}

internal sealed class ReviewFilterType : FilterInputType<Review>
{
    protected override void Configure(IFilterInputTypeDescriptor<Review> descriptor)
    {
        descriptor.Field(review => review.Stars);
        descriptor.Field(review => review.Text).Name("words").Description("What is written in it.");
    }
}

internal sealed class TagFilterType : FilterInputType<Tag>
{
    protected override void Configure(IFilterInputTypeDescriptor<Tag> descriptor) => descriptor.Field(tag => tag.Name);
}

internal sealed class BookSortType : SortInputType<Book>
{
    protected override void Configure(ISortInputTypeDescriptor<Book> descriptor)
    {
        descriptor.Field(book => book.Id);
        descriptor.Field(book => book.Title);
        descriptor.Field(book => book.Pages);
        descriptor.Field(book => book.Rating);
        descriptor.Field(book => book.Genre);
        descriptor.Field(book => book.PublishedAt);
        descriptor.Field(book => book.Author);
    }
}

internal sealed class AuthorSortType : SortInputType<Author>
{
    protected override void Configure(ISortInputTypeDescriptor<Author> descriptor) =>
        descriptor.Field(author => author.Name);
}
