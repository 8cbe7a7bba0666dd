using Graph.Annotations;
using Graph.Annotations.Pagination;

namespace Graph.Execution.Tests.Annotations;

/// <summary>A book.</summary>
/// <param name="Isbn">The number on its back.</param>
/// <param name="Title">The title on its cover.</param>
/// <param name="AuthorId">Who wrote it.</param>
[EntityKey("isbn")]
internal sealed record Book([property: ID] string Isbn, string Title, [property: GraphQLIgnore] int AuthorId);

/// <summary>Somebody who writes.</summary>
internal sealed record Author(string Name);

[QueryType]
internal static class BookQueries
{
    /// <summary>The book with this number, or null if there is none.</summary>
    [Lookup, BatchResolver] // bookByIsbn(isbn: ID!): Book @lookup
    public static IReadOnlyList<Book?> BookByIsbn([ID] IReadOnlyList<string> isbn, Shelf shelf) => shelf.Find(isbn);

    /// <summary>All books by title.</summary>
    [UsePaging(MaxPageSize = 50, Backward = false)] // books(first: Int, after: String): BookConnection!
    public static Connection<Book> Books(PagingArguments page, Shelf shelf) => shelf.Page(page);
}

[ObjectType<Book>]
internal static class BookFields
{
    /// <summary>Who wrote the book: one call for all books of the response.</summary>
    [BatchResolver] // author: Author
    public static ValueTask<IReadOnlyList<Author?>> Author([Parent] IReadOnlyList<Book> books, Shelf shelf) =>
        shelf.AuthorsOf(books);
}

[MutationType]
internal static class BookMutations
{
    /// <summary>Gives a book another title.</summary>
    /// <param name="isbn">The book.</param>
    /// <param name="title">The new title.</param>
    [Error<UnknownBookError>] // renameBook(input: RenameBookInput!): RenameBookPayload
    public static FieldResult<Book> RenameBook([ID] string isbn, string title, Shelf shelf) =>
        shelf.Rename(isbn, title) is { } book ? book : new UnknownBookError(isbn);
}

/// <summary>There is no book with the number.</summary>
internal sealed class UnknownBookError(string isbn)
    : UserError($"There is no book {isbn}.", "UNKNOWN_BOOK", ["input", "isbn"]);
