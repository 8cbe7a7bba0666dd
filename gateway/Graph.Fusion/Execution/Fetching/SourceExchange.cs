using Graph.Fusion.Execution.Results;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Sends the operations of one request to a source in as few HTTP requests as it understands: all together, one
/// operation at a time, or one row at a time. What a source does not understand is found out once and remembered.
/// </summary>
internal sealed class SourceExchange(
    FetchContext context,
    int source,
    List<OperationRows> operations,
    RowBuilder builder
)
{
    /// <summary>How many of a source's single requests run at once where it knows no batching.</summary>
    private const int MaxParallel = 16;

    /// <summary>What became of an answer.</summary>
    public enum Merged
    {
        /// <summary>Nothing: it answers a batch as if it were a single request.</summary>
        NotABatch,

        /// <summary>It was taken over, and there was no data in it.</summary>
        WithoutData,

        /// <summary>It was taken over.</summary>
        WithData,
    }

    /// <summary>Takes an answer over.</summary>
    public delegate Merged MergeAnswer(SourceResponse response, List<OperationRows> rows);

    private readonly ISourceTransport _transport = context.Transports[source];

    /// <summary>Sends everything and hands every answer to <paramref name="merge"/>.</summary>
    public Task SendAsync(MergeAnswer merge) =>
        operations.Count == 1 ? SendOperationAsync(operations[0], merge) : SendTogetherAsync(merge);

    private async Task SendTogetherAsync(MergeAnswer merge)
    {
        if (_transport.SupportsRequestBatching && (_transport.SupportsVariableBatching || IsAllSingle()))
        {
            using var body = new PooledBytes(4 * 1024);
            body.Write((byte)'[');
            for (var i = 0; i < operations.Count; i++)
            {
                body.Write(i > 0 ? ","u8 : ""u8);
                builder.WriteRequest(operations[i], 0, operations[i].Count, body);
            }

            body.Write((byte)']');
            if (await PostAsync(body, true, operations, merge).ConfigureAwait(false) != Merged.NotABatch)
            {
                return;
            }

            // A refusal for another reason refuses the parts as well; only their success tells that it was the batch.
            if (await SendApartAsync(merge).ConfigureAwait(false))
            {
                _transport.SupportsRequestBatching = false;
            }

            return;
        }

        await SendApartAsync(merge).ConfigureAwait(false);
    }

    private async Task<bool> SendApartAsync(MergeAnswer merge)
    {
        var sent = new Task<bool>[operations.Count];
        for (var i = 0; i < sent.Length; i++)
        {
            sent[i] = SendOperationAsync(operations[i], merge);
        }

        return Array.IndexOf(await Task.WhenAll(sent).ConfigureAwait(false), true) >= 0;
    }

    /// <returns>True if there was data.</returns>
    private async Task<bool> SendOperationAsync(OperationRows rows, MergeAnswer merge)
    {
        if (rows.Count > 1 && !_transport.SupportsVariableBatching)
        {
            return await SendRowsAsync(rows, merge).ConfigureAwait(false);
        }

        using var body = new PooledBytes(2 * 1024);
        builder.WriteRequest(rows, 0, rows.Count, body);
        var merged = await PostAsync(body, rows.Count > 1, [rows], merge).ConfigureAwait(false);
        if (merged != Merged.NotABatch)
        {
            return merged == Merged.WithData;
        }

        var hasData = await SendRowsAsync(rows, merge).ConfigureAwait(false);
        if (hasData)
        {
            _transport.SupportsVariableBatching = false;
        }

        return hasData;
    }

    private async Task<bool> SendRowsAsync(OperationRows rows, MergeAnswer merge)
    {
        using var permits = new SemaphoreSlim(MaxParallel);
        var sent = new Task<bool>[rows.Count];
        for (var row = 0; row < sent.Length; row++)
        {
            sent[row] = SendRowAsync(rows, row, permits, merge);
        }

        return Array.IndexOf(await Task.WhenAll(sent).ConfigureAwait(false), true) >= 0;
    }

    private async Task<bool> SendRowAsync(OperationRows rows, int row, SemaphoreSlim permits, MergeAnswer merge)
    {
        await permits.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            using var body = new PooledBytes(1024);
            builder.WriteRequest(rows, row, 1, body);
            using var single = rows.Only(row);
            return await PostAsync(body, false, [single], merge).ConfigureAwait(false) == Merged.WithData;
        }
        finally
        {
            permits.Release();
        }
    }

    private async Task<Merged> PostAsync(PooledBytes body, bool isBatch, List<OperationRows> rows, MergeAnswer merge)
    {
        var isRepeatable = true;
        foreach (var operation in rows)
        {
            isRepeatable &= !operation.Operation.IsMutation;
        }

        var request = new SourceRequest(body.Memory, isBatch, isRepeatable, context.Headers);
        var response = await _transport.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
        var merged = Merged.NotABatch;
        try
        {
            merged = merge(response, rows);
            return merged;
        }
        finally
        {
            if (merged == Merged.NotABatch)
            {
                response.Dispose();
            }
        }
    }

    private bool IsAllSingle() => operations.TrueForAll(rows => rows.Count == 1);
}
