using System.Security.Cryptography;
using System.Text;
using Graph.Annotations;
using Graph.Execution;

namespace Graph.Gateway.Tests.Testing;

/// <summary>A source that takes files.</summary>
internal static class Archive
{
    public static readonly Type[] Types = [typeof(Queries), typeof(Mutations)];

    /// <summary>A file as the source got it.</summary>
    internal sealed record Document(string Name, string? Type, int Size, string Start, string Hash)
    {
        public static async Task<Document> ReadAsync(IFile file, CancellationToken cancellationToken)
        {
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, cancellationToken);
            var bytes = copy.ToArray();
            return new Document(
                file.Name,
                file.ContentType,
                bytes.Length,
                Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 20))),
                Convert.ToHexStringLower(SHA256.HashData(bytes))
            );
        }
    }

    [QueryType]
    internal static class Queries
    {
        public static Task<Document> Document(IFile file, CancellationToken ct) => Archive.Document.ReadAsync(file, ct);

        public static async Task<IReadOnlyList<Document>> Documents(IReadOnlyList<IFile> files, CancellationToken ct) =>
            await Task.WhenAll(files.Select(file => Archive.Document.ReadAsync(file, ct)));
    }

    [MutationType]
    internal static class Mutations
    {
        [PayloadField("document")]
        public static Task<Document> Publish(IFile file, string title, CancellationToken ct) =>
            Document.ReadAsync(file, ct);
    }
}

/// <summary>Another source that takes files.</summary>
internal static class Shelf
{
    public static readonly Type[] Types = [typeof(Queries), typeof(Mutations)];

    [QueryType]
    internal static class Queries
    {
        public static string Shelf() => "empty";
    }

    [MutationType]
    internal static class Mutations
    {
        [PayloadField("words")]
        public static async Task<string> Keep(IFile file, IFile? other, CancellationToken ct)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            return await reader.ReadToEndAsync(ct) + (other is null ? "" : $" and {other.Name}");
        }
    }
}

/// <summary>A source of which nobody has said that it takes files.</summary>
internal static class Attic
{
    public static readonly Type[] Types = [typeof(Queries), typeof(Mutations)];

    [QueryType]
    internal static class Queries
    {
        public static string Attic() => "dusty";
    }

    [MutationType]
    internal static class Mutations
    {
        [PayloadField("words")]
        public static string? Lose(IFile file) => file.Name;
    }
}
