using Graph.Execution;
using Microsoft.Win32.SafeHandles;

namespace Graph.Server;

/// <summary>A file of a multipart request: small ones in memory, others in a temporary file.</summary>
internal sealed class UploadedFile : IFile, IDisposable
{
    private readonly byte[] _memory;
    private readonly SafeFileHandle? _file;
    private readonly long _length;

    /// <summary>A file in memory.</summary>
    public UploadedFile(string name, string? contentType, byte[] memory)
    {
        (Name, ContentType, _memory, _length) = (name, contentType, memory, memory.Length);
    }

    /// <summary>A file on the disk.</summary>
    public UploadedFile(string name, string? contentType, SafeFileHandle file, long length)
    {
        (Name, ContentType, _memory, _file, _length) = (name, contentType, [], file, length);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public string? ContentType { get; }

    /// <inheritdoc />
    public long? Length => _length;

    /// <inheritdoc />
    public Stream OpenReadStream() =>
        _file is null ? new MemoryStream(_memory, writable: false) : new TemporaryFileStream(_file, _length);

    /// <inheritdoc />
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        await using var source = OpenReadStream();
        await source.CopyToAsync(target, cancellationToken);
    }

    /// <summary>Deletes what is on the disk.</summary>
    public void Dispose() => _file?.Dispose();
}
