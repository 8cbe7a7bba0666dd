using System.Threading.Channels;
using Graph.Execution.Columns;
using Graph.Execution.Operations;
using Graph.Execution.Writing;
using Graph.Types;

namespace Graph.Execution.Incremental;

/// <summary>
/// The responses after the first. Deferred work begins when the first of them is asked for, by which time the client has
/// the initial response; whoever reads slowly has what finished meanwhile in one response.
/// </summary>
/// <remarks>Read once, by one reader; results are kept in their columns until it is disposed.</remarks>
internal sealed class SubsequentResults(
    OperationRun initial,
    Func<GraphQLError> timedOut,
    Func<GraphQLError> tooLarge,
    CancellationToken clientGone
) : IAsyncEnumerable<ExecutionResult>, IAsyncEnumerator<ExecutionResult>, IDisposable
{
    // As many as were begun at most, and these are as many as there are pending places.
    private readonly Channel<DeferredWork> _finished = Channel.CreateUnbounded<DeferredWork>();
    private readonly DeliveryQueue _queue = new();
    private readonly IncrementalCollector _collector = new(initial.Operation.Source.Options.MaxPendingResults);
    private readonly List<DeferredWork> _works = [];
    private CancellationToken _stopped;
    private int _running;
    private bool _isDisposed;

    private IncrementalDeliveryFormat Format => initial.Operation.Delivery;

    private int MaxPending => initial.Operation.Source.Options.MaxPendingResults;

    public ExecutionResult Current { get; private set; } = null!;

    /// <summary>Finds what is pending in the initial response.</summary>
    /// <returns>Why the response is refused; null if it is not.</returns>
    public GraphQLError? Begin(out IncrementalPayload pending)
    {
        pending = new IncrementalPayload(Format);
        _collector.Begin([], null);
        initial.Root.CollectIncremental(0, _collector);
        Add(null);
        if (_collector.IsFull)
        {
            return RequestErrors.TooManyPending(MaxPending);
        }

        _queue.Announce(pending);
        return null;
    }

    public IAsyncEnumerator<ExecutionResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _stopped = cancellationToken;
        return this;
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        if (_queue.PendingCount == 0)
        {
            return false;
        }

        var payload = new IncrementalPayload(Format);
        while (payload.IsEmpty)
        {
            StartReady();
            var next = await ReadAsync().ConfigureAwait(false);
            do
            {
                Process(next, payload);
            } while (_finished.Reader.TryRead(out next!));

            // Only now, when all is told that is finished: what was delivered with something else is not pending any more.
            _queue.Announce(payload);
            if (_queue.PendingCount > MaxPending)
            {
                _queue.FailAll(RequestErrors.TooManyPending(MaxPending), payload);
            }
        }

        if (_queue.PendingCount == 0)
        {
            payload.End();
        }

        Current = payload;
        return true;
    }

    public ValueTask DisposeAsync() => default;

    /// <summary>Gives all memory back, or gives up what is still running.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_works.TrueForAll(static work => work.IsOver))
        {
            foreach (var work in _works)
            {
                work.Run.Release();
            }

            initial.Release();
            return;
        }

        initial.Cancel();
        foreach (var work in _works)
        {
            work.Run.Abandon();
        }

        initial.Abandon();
    }

    private async ValueTask<DeferredWork> ReadAsync()
    {
        if (_finished.Reader.TryRead(out var work))
        {
            return work;
        }

        if (_running == 0)
        {
            throw new InvalidOperationException("Something is pending that nothing is done for.");
        }

        clientGone.ThrowIfCancellationRequested();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(clientGone, _stopped);
        return await _finished.Reader.ReadAsync(ended.Token).ConfigureAwait(false);
    }

    private void StartReady()
    {
        if (_queue.ReadyRecords.Count + _queue.ReadyStreams.Count == 0)
        {
            return;
        }

        var begun = new List<DeferredWork>();
        var places = new OrderedDictionary<(Place, DeferredSelectionSet), List<ExecutionRecord>>();
        foreach (var record in _queue.ReadyRecords.Cast<ExecutionRecord>())
        {
            var key = (record.Place, record.Set);
            if (!places.TryGetValue(key, out var records))
            {
                places[key] = records = [];
            }

            records.Add(record);
        }

        var lists = new OrderedDictionary<IStreamedLists, List<StreamRecord>>(ReferenceEqualityComparer.Instance);
        foreach (var stream in _queue.ReadyStreams.Cast<StreamRecord>())
        {
            if (!lists.TryGetValue(stream.Lists, out var streams))
            {
                lists[stream.Lists] = streams = [];
            }

            streams.Add(stream);
        }

        foreach (var records in places.Values)
        {
            begun.Add(DeferredWork.On(initial, records));
        }

        foreach (var streams in lists.Values)
        {
            begun.Add(DeferredWork.On(initial, streams));
        }

        _queue.ReadyRecords.Clear();
        _queue.ReadyStreams.Clear();
        _works.AddRange(begun);
        _running += begun.Count;

        // What they load is one batch, wherever they stand.
        initial.DataLoaders?.BeginPass();
        foreach (var work in begun)
        {
            _ = ExecuteAsync(work);
        }

        initial.DataLoaders?.EndPass();
    }

    private async Task ExecuteAsync(DeferredWork work)
    {
        await work.ExecuteAsync().ConfigureAwait(false);
        _finished.Writer.TryWrite(work);
    }

    private void Process(DeferredWork work, IncrementalPayload payload)
    {
        _running--;
        if (work.Exception is not null)
        {
            clientGone.ThrowIfCancellationRequested();
            var error = work.Exception switch
            {
                TimeoutException => timedOut(),
                ResponseTooLargeException => tooLarge(),
                _ => throw new InvalidOperationException("Deferred work failed.", work.Exception),
            };
            _queue.FailAll(error, payload);
            return;
        }

        foreach (var record in work.Records)
        {
            Process(record, payload);
        }

        foreach (var stream in work.Streams)
        {
            Process(stream, payload);
        }
    }

    private void Process(ExecutionRecord record, IncrementalPayload payload)
    {
        var root = record.Run!.Root;
        if (record.Run.HasFailures)
        {
            var errors = new ErrorCollector(record.Path);
            if (root.IsNulled(record.RunRow))
            {
                root.CollectCause(record.RunRow, errors);
                record.Failure = errors.Errors[0];
            }
            else
            {
                root.CollectErrors(record.RunRow, errors);
                record.Errors = errors.Errors;
            }
        }

        if (record.Failure is null && root.Set.IsIncremental)
        {
            _collector.Begin(record.Path, record.Scope);
            root.CollectIncremental(record.RunRow, _collector);
            Add(record);
        }

        _queue.Finish(record, payload);
    }

    private void Process(StreamRecord stream, IncrementalPayload payload)
    {
        var items = stream.Run!.Items;
        GraphQLError? failure = null;
        stream.Delivered = stream.Count;
        if (stream.Run.HasFailures)
        {
            var errors = new ErrorCollector(stream.Path);
            for (var item = 0; item < stream.Count; item++)
            {
                errors.Push(stream.First + item);
                if (items.NonNull && items.IsFailed(stream.RunStart + item))
                {
                    var count = errors.Errors.Count;
                    items.CollectCause(stream.RunStart + item, errors);
                    failure = errors.Errors[count];
                    errors.Errors.RemoveAt(count);
                    stream.Delivered = item;
                    break;
                }

                items.CollectErrors(stream.RunStart + item, errors);
                errors.Pop();
            }

            stream.Errors = errors.Errors;
        }

        if (stream.Lists.Stream.Field.IsIncremental)
        {
            for (var item = 0; item < stream.Delivered; item++)
            {
                _collector.Begin([.. stream.Path, stream.First + item], null);
                items.CollectIncremental(stream.RunStart + item, _collector);
                Add(null);
            }
        }

        _queue.Finish(stream, failure, payload);
    }

    private void Add(ExecutionRecord? within) =>
        _queue.Add(_collector.Groups, _collector.Records, _collector.Streams, within);
}
