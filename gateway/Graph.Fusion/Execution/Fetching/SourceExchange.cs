using Graph.Fusion.Execution.Results;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Sends the operations of one request to a source in as few HTTP requests as it understands: all together, one
/// operation at a time, or one row at a time. A batch that is refused as a whole is asked again in parts, so that neither
/// what the source does not understand nor one bad row costs the rest; what it does not understand is remembered.
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

    /// <summary>How many more requests may be spent on finding the bad rows of one refused batch.</summary>
    private const int MaxPartsOfRefusedBatch = 64;

    /// <summary>What became of an answer.</summary>
    public enum Merged
    {
        /// <summary>Nothing: it refuses a batch as a whole.</summary>
        Refused,

        /// <summary>It was taken over, and there was no data in it.</summary>
        WithoutData,

        /// <summary>It was taken over.</summary>
        WithData,
    }

    /// <summary>Takes an answer over.</summary>
    /// <param name="response">The answer; it belongs to whoever takes its data over.</param>
    /// <param name="rows">What was asked.</param>
    /// <param name="isFinal">False if a refusal of the whole should not be taken over yet.</param>
    public delegate Merged MergeAnswer(SourceResponse response, List<OperationRows> rows, bool isFinal);

    private readonly ISourceTransport _transport = context.Transports[source];

    /// <summary>Sends everything and hands every answer to <paramref name="merge"/>.</summary>
    public Task SendAsync(MergeAnswer merge)
    {
        if (operations.Count == 1)
        {
            return SendOperationAsync(operations[0], merge);
        }

        return operations.Exists(rows => rows.Operation.IsMutation || FilesOf(rows) is not null)
            ? SendInOrderAsync(merge)
            : SendTogetherAsync(merge);
    }

    /// <summary>
    /// Changes are made one after the other, and nothing that may have changed something is asked again. Files go one request
    /// at a time as well: no batch can carry them.
    /// </summary>
    private async Task SendInOrderAsync(MergeAnswer merge)
    {
        foreach (var rows in operations)
        {
            await SendOperationAsync(rows, merge).ConfigureAwait(false);
        }
    }

    private async Task SendTogetherAsync(MergeAnswer merge)
    {
        var isAllSingle = operations.TrueForAll(rows => rows.Count == 1);
        if (!_transport.RequestBatching.IsUsable || !(isAllSingle || _transport.VariableBatching.IsUsable))
        {
            await SendApartAsync(merge).ConfigureAwait(false);
            return;
        }

        using var body = new PooledBytes(4 * 1024);
        body.Write((byte)'[');
        for (var i = 0; i < operations.Count; i++)
        {
            body.Write(i > 0 ? ","u8 : ""u8);
            builder.WriteRequest(operations[i], 0, operations[i].Count, body);
        }

        body.Write((byte)']');
        var (_, refusal) = await PostBatchAsync(body, operations, merge, _transport.RequestBatching)
            .ConfigureAwait(false);
        if (refusal is null)
        {
            return;
        }

        // A refusal for another reason refuses the parts as well; only if they all succeed was it the batch.
        refusal.Dispose();
        if (await SendApartAsync(merge).ConfigureAwait(false))
        {
            _transport.RequestBatching.WasRefused();
        }
    }

    /// <returns>True if all had data.</returns>
    private async Task<bool> SendApartAsync(MergeAnswer merge)
    {
        var sent = new Task<bool>[operations.Count];
        for (var i = 0; i < sent.Length; i++)
        {
            sent[i] = SendOperationAsync(operations[i], merge);
        }

        return Array.IndexOf(await Task.WhenAll(sent).ConfigureAwait(false), false) < 0;
    }

    /// <returns>True if all rows had data.</returns>
    private async Task<bool> SendOperationAsync(OperationRows rows, MergeAnswer merge)
    {
        if (
            rows.Count > 1
            && (rows.Operation.IsMutation || FilesOf(rows) is not null || !_transport.VariableBatching.IsUsable)
        )
        {
            return await SendRowsAsync(rows, 0, rows.Count, merge).ConfigureAwait(false);
        }

        using var body = new PooledBytes(2 * 1024);
        builder.WriteRequest(rows, 0, rows.Count, body);
        if (rows.Count == 1)
        {
            return await PostSingleAsync(body, rows, merge).ConfigureAwait(false);
        }

        var (hasData, refusal) = await PostBatchAsync(body, [rows], merge, _transport.VariableBatching)
            .ConfigureAwait(false);
        if (refusal is null)
        {
            return hasData;
        }

        using (refusal)
        {
            return await SendPartsAsync(rows, refusal, merge).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Asks the rows of a refused batch in parts. Two rows alone tell whether it is worth it: if both are refused as well,
    /// then so are the others.
    /// </summary>
    /// <returns>True if all rows had data.</returns>
    private async Task<bool> SendPartsAsync(OperationRows rows, SourceResponse refusal, MergeAnswer merge)
    {
        var last = rows.Count - 1;
        var isFirstGood = await SendRowAsync(rows, 0, merge).ConfigureAwait(false);
        var isLastGood = await SendRowAsync(rows, last, merge).ConfigureAwait(false);
        if (!isFirstGood && !isLastGood)
        {
            GiveUp(rows, 1, last - 1, refusal, merge);
            return false;
        }

        var search = new Search { Parts = MaxPartsOfRefusedBatch, IsAllGood = isFirstGood && isLastGood };
        if (_transport.VariableBatching.IsProven)
        {
            await SendHalvesAsync(rows, 1, last - 1, refusal, search, merge).ConfigureAwait(false);
        }
        else
        {
            search.IsAllGood &= await SendRowsAsync(rows, 1, last - 1, merge).ConfigureAwait(false);
        }

        if (search is { IsAllGood: true, HasWorked: false })
        {
            // No row is to blame.
            _transport.VariableBatching.WasRefused();
        }

        return search.IsAllGood;
    }

    /// <summary>The search for the bad rows of a refused batch.</summary>
    private sealed class Search
    {
        /// <summary>How many more requests may be spent.</summary>
        public required int Parts { get; set; }

        /// <summary>True if no row has been found bad.</summary>
        public required bool IsAllGood { get; set; }

        /// <summary>True if a part of several rows was answered.</summary>
        public bool HasWorked { get; set; }
    }

    /// <summary>Halves what is refused until the bad rows stand alone. The depth is the logarithm of the rows.</summary>
    private async Task SendHalvesAsync(
        OperationRows rows,
        int first,
        int count,
        SourceResponse refusal,
        Search search,
        MergeAnswer merge
    )
    {
        if (count == 0)
        {
            return;
        }

        if (search.Parts-- <= 0)
        {
            search.IsAllGood = false;
            GiveUp(rows, first, count, refusal, merge);
            return;
        }

        if (count == 1)
        {
            search.IsAllGood &= await SendRowAsync(rows, first, merge).ConfigureAwait(false);
            return;
        }

        using var body = new PooledBytes(2 * 1024);
        using var part = rows.Part(first, count);
        builder.WriteRequest(part, 0, count, body);
        var (hasData, refused) = await PostBatchAsync(body, [part], merge, _transport.VariableBatching)
            .ConfigureAwait(false);
        if (refused is null)
        {
            search.HasWorked |= hasData;
            search.IsAllGood &= hasData;
            return;
        }

        using (refused)
        {
            var half = count / 2;
            await SendHalvesAsync(rows, first, half, refused, search, merge).ConfigureAwait(false);
            await SendHalvesAsync(rows, first + half, count - half, refused, search, merge).ConfigureAwait(false);
        }
    }

    /// <summary>What refused the batch is what these rows get.</summary>
    private static void GiveUp(OperationRows rows, int first, int count, SourceResponse refusal, MergeAnswer merge)
    {
        if (count > 0)
        {
            using var rest = rows.Part(first, count);
            merge(refusal, [rest], isFinal: true);
        }
    }

    /// <returns>True if all rows had data.</returns>
    private async Task<bool> SendRowsAsync(OperationRows rows, int first, int count, MergeAnswer merge)
    {
        if (rows.Operation.IsMutation)
        {
            var isGood = true;
            for (var row = first; row < first + count; row++)
            {
                isGood &= await SendRowAsync(rows, row, merge).ConfigureAwait(false);
            }

            return isGood;
        }

        using var permits = new SemaphoreSlim(MaxParallel);
        var sent = new Task<bool>[count];
        for (var i = 0; i < count; i++)
        {
            sent[i] = SendInTurnAsync(first + i);
        }

        return Array.IndexOf(await Task.WhenAll(sent).ConfigureAwait(false), false) < 0;

        async Task<bool> SendInTurnAsync(int row)
        {
            await permits.WaitAsync(context.CancellationToken).ConfigureAwait(false);
            try
            {
                return await SendRowAsync(rows, row, merge).ConfigureAwait(false);
            }
            finally
            {
                permits.Release();
            }
        }
    }

    private async Task<bool> SendRowAsync(OperationRows rows, int row, MergeAnswer merge)
    {
        using var body = new PooledBytes(1024);
        builder.WriteRequest(rows, row, 1, body);
        using var single = rows.Part(row, 1);
        return await PostSingleAsync(body, single, merge).ConfigureAwait(false);
    }

    /// <returns>True if there was data.</returns>
    private async Task<bool> PostSingleAsync(PooledBytes body, OperationRows rows, MergeAnswer merge)
    {
        var files = FilesOf(rows);
        var response =
            files is not null && !context.Schema.Sources[source].Settings.Uploads
                ? SourceResponse.Failed("takes no files; if it does, say so in its settings: \"uploads\": true")
                : await PostAsync(body, false, !rows.Operation.IsMutation, files).ConfigureAwait(false);
        return Merge(response, [rows], merge, isFinal: true) == Merged.WithData;
    }

    /// <returns>True if there was data; or the answer, if it refuses the batch as a whole.</returns>
    private async Task<(bool HasData, SourceResponse? Refusal)> PostBatchAsync(
        PooledBytes body,
        List<OperationRows> rows,
        MergeAnswer merge,
        SourceCapability capability
    )
    {
        var response = await PostAsync(body, true, true).ConfigureAwait(false);
        switch (Merge(response, rows, merge, isFinal: false))
        {
            case Merged.Refused:
                return (false, response);
            case Merged.WithData:
                capability.Worked();
                return (true, null);
            default:
                return (false, null);
        }
    }

    private static Merged Merge(SourceResponse response, List<OperationRows> rows, MergeAnswer merge, bool isFinal)
    {
        var merged = merge(response, rows, isFinal);
        if (merged == Merged.WithoutData)
        {
            response.Dispose();
        }

        return merged;
    }

    private ValueTask<SourceResponse> PostAsync(
        PooledBytes body,
        bool isBatch,
        bool isRepeatable,
        IReadOnlyList<SourceFile>? files = null
    ) =>
        _transport.SendAsync(
            new SourceRequest(body.Memory, isBatch, isRepeatable, context.Headers) { Files = files },
            context.CancellationToken
        );

    private IReadOnlyList<SourceFile>? FilesOf(OperationRows rows) =>
        context.Files is { } files ? builder.FilesOf(rows.Operation, files) : null;
}
