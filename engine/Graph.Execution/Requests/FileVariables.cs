using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Graph.Execution;

/// <summary>
/// The files of a request, by the nulls of its variables that they stand for. A null is known by where it stands in the
/// request's text, so nothing that a client can write into its variables becomes a file.
/// </summary>
/// <param name="json">The text that the variables were parsed from; it must stay as it is.</param>
public sealed class FileVariables(ReadOnlyMemory<byte> json)
{
    private readonly Dictionary<int, IFile> _files = [];

    /// <summary>Lets a file stand for a null.</summary>
    /// <param name="place">The null.</param>
    /// <param name="file">The file.</param>
    /// <returns>False if there is a file already.</returns>
    /// <exception cref="ArgumentException">The place is no null of the text.</exception>
    public bool TryAdd(JsonElement place, IFile file) =>
        _files.TryAdd(
            OffsetOf(place) ?? throw new ArgumentException("A file stands for a null of the text.", nameof(place)),
            file
        );

    /// <summary>The file that a value of the variables stands for.</summary>
    public bool TryFind(JsonElement value, [NotNullWhen(true)] out IFile? file)
    {
        file = null;
        return OffsetOf(value) is { } offset && _files.TryGetValue(offset, out file);
    }

    private int? OffsetOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null && json.Span.Overlaps(JsonMarshal.GetRawUtf8Value(value), out var offset)
            ? offset
            : null;
}
