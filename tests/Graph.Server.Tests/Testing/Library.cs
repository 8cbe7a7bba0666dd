using System.Collections.Concurrent;
using System.Text.Json;
using Graph.Annotations;
using Graph.Types;

namespace Graph.Server.Tests.Testing;

/// <summary>What the resolvers of a test's server were asked.</summary>
internal sealed class Library
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private int _stamps;

    /// <summary>How many books each call of <c>Query.book</c> was asked for.</summary>
    public ConcurrentQueue<int> Lookups { get; } = new();

    /// <summary>Released once <c>Query.wait</c> has begun.</summary>
    public SemaphoreSlim Waiting { get; } = new(0);

    /// <summary>Completed once <c>Query.wait</c> was cancelled.</summary>
    public TaskCompletionSource Cancelled { get; } = new();

    /// <summary>Ends <c>Query.wait</c>.</summary>
    public TaskCompletionSource Go { get; } = new();

    /// <summary>Released whenever the source of a subscription has come to its end.</summary>
    public SemaphoreSlim SourceEnded { get; } = new(0);

    /// <summary>How often <c>Mutation.stamp</c> ran.</summary>
    public int Stamps => _stamps;

    public int Stamp() => Interlocked.Increment(ref _stamps);

    /// <summary>Waits until it is told to go on, or that nobody waits for it any more.</summary>
    public async Task<string> WaitAsync(CancellationToken cancellationToken)
    {
        Waiting.Release();
        try
        {
            await Go.Task.WaitAsync(Patience, cancellationToken);
            return "done";
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }
    }

    public static AnnotatedSchemaBuilder Schema() =>
        new AnnotatedSchemaBuilder()
            .AddType(typeof(LibraryQueries))
            .AddType(typeof(LibraryMutations))
            .AddType(typeof(LibrarySubscriptions))
            .AddScalar<JsonElement>("Any", AnyScalarCoercion.Instance)
            .AddType(typeof(LibraryUploadQueries))
            .AddType(typeof(LibraryUploadMutations))
            .TreatAsService(type => type == typeof(Library))
            .ModifyOptions(options => options with { EnableDefer = true, EnableStream = true });
}

/// <summary>A book.</summary>
internal sealed record Book(
    int Number,
    string Title,
    int Pages,
    double Price,
    bool IsLent,
    string Shelf,
    Author Author
);

/// <summary>Who wrote it.</summary>
internal sealed record Author(string Name);

[QueryType]
internal static class LibraryQueries
{
    /// <summary>What was sent, sent back.</summary>
    public static string? Echo(string? text) => text;

    public static int? Twice(int number) => number * 2;

    public static double? Half(double number) => number / 2;

    public static IReadOnlyList<Book> Books(int count) => [.. Enumerable.Range(1, count).Select(Find)];

    [Lookup, BatchResolver]
    public static Task<IReadOnlyList<Book?>> Book(IReadOnlyList<int> number, Library library)
    {
        library.Lookups.Enqueue(number.Count);
        return Task.FromResult<IReadOnlyList<Book?>>([.. number.Select(n => n > 0 ? Find(n) : null)]);
    }

    /// <summary>JSON on several lines, as it came from elsewhere.</summary>
    public static JsonElement Pretty() => JsonElement.Parse("{\r\n  \"a\": [1,\n 2]\n}");

    public static string? Fail() => throw new InvalidOperationException("A secret of the server.");

    public static Task<string> Wait(Library library, CancellationToken cancellationToken) =>
        library.WaitAsync(cancellationToken);

    private static Book Find(int number) =>
        new(
            number,
            $"Book {number}",
            number * 10,
            number / 4d,
            number % 2 == 0,
            $"shelf-{number % 7}",
            new Author("Ann")
        );
}

[MutationType]
internal static class LibraryMutations
{
    /// <summary>Stamps once more, and says how often that is.</summary>
    [PayloadField("stamps")]
    public static int Stamp(Library library) => library.Stamp();
}
