using System.Security.Cryptography;
using System.Text;
using Graph.Annotations;
using Graph.Execution;

namespace Graph.Server.Tests.Testing;

/// <summary>A file as a resolver saw it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Start">Its first characters.</param>
/// <param name="Hash">The SHA-256 of its bytes, read in several ways that agree.</param>
internal sealed record Document(string Name, string? Type, int Size, string Start, string Hash)
{
    public static async Task<Document> ReadAsync(IFile file, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellationToken);
        var bytes = copy.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

        // Two readers at once do not disturb each other, and one can go back.
        await using var first = file.OpenReadStream();
        await using var second = file.OpenReadStream();
        second.Seek(second.Length / 2, SeekOrigin.Begin);
        Assert.Equal(hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(first, cancellationToken)));
        second.Position = 0;
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(second)));
        Assert.Equal(bytes.Length, file.Length);

        var start = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 20)));
        return new Document(file.Name, file.ContentType, bytes.Length, start, hash);
    }
}

/// <summary>A book that is handed in with its pages.</summary>
internal sealed record ManuscriptInput(string Title, IFile Cover, IReadOnlyList<IFile?>? Pages = null);

/// <summary>One way to hand something in.</summary>
[OneOf]
internal sealed record SourceInput(IFile? File = null, string? Text = null);

[QueryType]
internal static class LibraryUploadQueries
{
    public static Task<Document> Document(IFile file, CancellationToken ct) => Testing.Document.ReadAsync(file, ct);

    public static async Task<Document?> Maybe(IFile? file, CancellationToken ct) =>
        file is null ? null : await Testing.Document.ReadAsync(file, ct);

    public static async Task<IReadOnlyList<Document>> Documents(IReadOnlyList<IFile> files, CancellationToken ct) =>
        await Task.WhenAll(files.Select(file => Testing.Document.ReadAsync(file, ct)));

    public static async Task<string> Source(SourceInput source, CancellationToken ct) =>
        source.File is { } file ? (await Testing.Document.ReadAsync(file, ct)).Start : source.Text!;
}

[MutationType]
internal static class LibraryUploadMutations
{
    /// <summary>Hands a book in.</summary>
    [PayloadField("documents")]
    public static async Task<IReadOnlyList<Document>> HandIn(ManuscriptInput manuscript, CancellationToken ct)
    {
        var documents = new List<Document> { await Document.ReadAsync(manuscript.Cover, ct) };
        foreach (var page in manuscript.Pages ?? [])
        {
            documents.Add(page is null ? new Document("missing", null, 0, "", "") : await Document.ReadAsync(page, ct));
        }

        return documents;
    }

    /// <summary>Publishes one file.</summary>
    [PayloadField("document")]
    public static Task<Document> Publish(IFile file, string title, CancellationToken ct) =>
        Document.ReadAsync(file, ct);
}
