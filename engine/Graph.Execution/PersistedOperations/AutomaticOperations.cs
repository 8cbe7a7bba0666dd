using System.Collections.Concurrent;

namespace Graph.Execution.PersistedOperations;

/// <summary>
/// Documents that clients have registered by their SHA-256, as many as fit: when the store is full the oldest goes, and its
/// clients register it again.
/// </summary>
/// <param name="capacity">The most documents.</param>
/// <param name="maxDocumentBytes">The largest document that is kept; a larger one is executed and forgotten.</param>
internal sealed class AutomaticOperations(int capacity, int maxDocumentBytes)
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The document of a hash, or null.</summary>
    public ReadOnlyMemory<byte>? Find(string hash)
    {
        // Not a conditional expression: there null would be an empty array, and so an empty document.
        if (_documents.TryGetValue(hash, out var found))
        {
            return found;
        }

        return null;
    }

    /// <summary>Keeps a copy of a document whose hash was checked.</summary>
    public void Add(string hash, ReadOnlyMemory<byte> document)
    {
        if (document.Length > maxDocumentBytes || !_documents.TryAdd(hash, document.ToArray()))
        {
            return;
        }

        _order.Enqueue(hash);
        while (_documents.Count > capacity && _order.TryDequeue(out var oldest))
        {
            _documents.TryRemove(oldest, out _);
        }
    }
}
