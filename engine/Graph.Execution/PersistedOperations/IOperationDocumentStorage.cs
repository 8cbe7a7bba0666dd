namespace Graph.Execution.PersistedOperations;

/// <summary>Documents that were published before: clients send their ids instead of their texts.</summary>
public interface IOperationDocumentStorage
{
    /// <summary>The document with this id as UTF-8, or null if there is none.</summary>
    /// <param name="documentId">The id, as the client sent it.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken);
}
