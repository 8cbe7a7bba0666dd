using Graph.Annotations.Pagination;

namespace Graph.Execution.Tests.Annotations;

/// <summary>The books of the example, and how often they were asked for.</summary>
internal sealed class Shelf : IServiceProvider
{
    private readonly Dictionary<string, Book> _books = new()
    {
        ["1"] = new Book("1", "Emma", 7),
        ["2"] = new Book("2", "Persuasion", 7),
        ["3"] = new Book("3", "Dracula", 8),
    };

    public List<string> Calls { get; } = [];

    public IReadOnlyList<Book?> Find(IReadOnlyList<string> isbn)
    {
        Calls.Add($"Find({string.Join(", ", isbn)})");
        return [.. isbn.Select(_books.GetValueOrDefault)];
    }

    public Connection<Book> Page(PagingArguments page)
    {
        Calls.Add($"Page({page.First})");
        var edges = _books.Values.Take(page.Size).Select(book => new Edge<Book>(book, book.Isbn)).ToList();
        return new(edges, new PageInfo(edges.Count < _books.Count, false, edges[0].Cursor, edges[^1].Cursor));
    }

    public async ValueTask<IReadOnlyList<Author?>> AuthorsOf(IReadOnlyList<Book> books)
    {
        Calls.Add($"AuthorsOf({books.Count})");
        await Task.Yield();
        return [.. books.Select(book => new Author(book.AuthorId == 7 ? "Jane Austen" : "Bram Stoker"))];
    }

    public Book? Rename(string isbn, string title) =>
        _books.TryGetValue(isbn, out var book) ? _books[isbn] = book with { Title = title } : null;

    public object? GetService(Type serviceType) => serviceType == typeof(Shelf) ? this : null;
}
