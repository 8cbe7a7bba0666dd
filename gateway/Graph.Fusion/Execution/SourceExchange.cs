using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution;

/// <summary>
/// Sends the operations of one request to a source in as few HTTP requests as it understands: all together, one
/// operation at a time, or one row at a time. What a source does not understand is found out once and remembered.
/// </summary>
internal sealed class SourceExchange(
    ExecutionContextOfPlan context,
    int source,
    List<OperationRows> operations,
    RowBuilder builder
)
{
    /// <summary>How many of a source's single requests run at once where it knows no batching.</summary>
    private const int MaxParallel = 16;

    /// <summary>Takes an answer over; false if it answers a batch as if it were a single request.</summary>
    public delegate bool MergeAnswer(SourceResponse response, List<OperationRows> rows);

    private readonly ISourceTransport _transport = context.Transports[source];

    /// <summary>Sends everything and hands every answer to <paramref name="merge"/>.</summary>
    public Task SendAsync(MergeAnswer merge) =>
        operations.Count > 1 ? SendTogetherAsync(merge) : SendOperationAsync(operations[0], merge);

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
            if (await PostAsync(body, true, operations, merge).ConfigureAwait(false))
            {
                return;
            }

            _transport.SupportsRequestBatching = false;
        }

        var sent = new Task[operations.Count];
        for (var i = 0; i < sent.Length; i++)
        {
            sent[i] = SendOperationAsync(operations[i], merge);
        }

        await Task.WhenAll(sent).ConfigureAwait(false);
    }

    private async Task SendOperationAsync(OperationRows rows, MergeAnswer merge)
    {
        if (rows.Count == 1 || _transport.SupportsVariableBatching)
        {
            using var body = new PooledBytes(2 * 1024);
            builder.WriteRequest(rows, 0, rows.Count, body);
            if (await PostAsync(body, rows.Count > 1, [rows], merge).ConfigureAwait(false))
            {
                return;
            }

            _transport.SupportsVariableBatching = false;
        }

        using var slots = new SemaphoreSlim(MaxParallel);
        var sent = new Task[rows.Count];
        for (var row = 0; row < sent.Length; row++)
        {
            sent[row] = SendRowAsync(rows, row, slots, merge);
        }

        await Task.WhenAll(sent).ConfigureAwait(false);
    }

    private async Task SendRowAsync(OperationRows rows, int row, SemaphoreSlim slots, MergeAnswer merge)
    {
        await slots.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            using var body = new PooledBytes(1024);
            builder.WriteRequest(rows, row, 1, body);
            using var single = rows.Only(row);
            await PostAsync(body, false, [single], merge).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <returns>False if the batch has to be sent in another way.</returns>
    private async Task<bool> PostAsync(PooledBytes body, bool isBatch, List<OperationRows> rows, MergeAnswer merge)
    {
        var isRepeatable = true;
        foreach (var operation in rows)
        {
            isRepeatable &= !operation.Operation.IsMutation;
        }

        var request = new SourceRequest(body.Memory, isBatch, isRepeatable, context.Headers);
        var response = await _transport.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
        var isTaken = false;
        try
        {
            isTaken = merge(response, rows);
            return isTaken;
        }
        finally
        {
            if (!isTaken)
            {
                response.Dispose();
            }
        }
    }

    private bool IsAllSingle() => operations.TrueForAll(rows => rows.Count == 1);
}
