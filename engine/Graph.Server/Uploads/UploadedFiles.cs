namespace Graph.Server;

/// <summary>The files of one request by the names of their parts; deleted when the request is over.</summary>
internal sealed class UploadedFiles : IDisposable
{
    private readonly Dictionary<string, UploadedFile> _files = new(StringComparer.Ordinal);

    /// <summary>Whether the file of a part is there.</summary>
    public bool Contains(string part) => _files.ContainsKey(part);

    /// <summary>The file of a part that is there.</summary>
    public UploadedFile this[string part] => _files[part];

    /// <summary>Keeps a file.</summary>
    public void Add(string part, UploadedFile file) => _files.Add(part, file);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }
}
