namespace Graph.Execution;

/// <summary>
/// A file that came with the request: what an argument of the scalar <c>Upload</c> is. It is there while the request is
/// executed; copy what has to stay.
/// </summary>
/// <remarks><see href="https://github.com/jaydenseric/graphql-multipart-request-spec"/></remarks>
public interface IFile
{
    /// <summary>The file's name, without folders. It is what the client says: never a path to write to.</summary>
    string Name { get; }

    /// <summary>How many bytes it has.</summary>
    long? Length { get; }

    /// <summary>The media type that the client says it has; null if it says none.</summary>
    string? ContentType { get; }

    /// <summary>Copies the whole file.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    Task CopyToAsync(Stream target, CancellationToken cancellationToken = default);

    /// <summary>The file from its beginning; each call gives a stream of its own, so a file can be read in several places.</summary>
    Stream OpenReadStream();
}
