using Graph.Execution;
using Graph.Execution.Incremental;
using Graph.Fusion.Execution.Fetching;
using Graph.Fusion.Execution.Response;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Planning.Incremental;
using Graph.Types;

namespace Graph.Fusion.Execution.Incremental;

/// <summary>
/// Runs a plan whose response comes in parts. All requests to sources are sent as soon as they can be, whatever part they
/// are for; a part is completed when what it waits for is there, and never waits for more.
/// </summary>
/// <remarks>Read once, by one reader. The results stay until it is disposed.</remarks>
/// <param name="execution">The requests of the plan, not yet sent. They are this object's from now on.</param>
/// <param name="plan">The plan.</param>
/// <param name="variables">The client's variables.</param>
/// <param name="limits">The limits.</param>
/// <param name="deadline">
/// Cancelled when the time of the request is over, or the client is gone, or nobody wants more. This object disposes it.
/// </param>
/// <param name="clientGone">Cancelled when the client is gone.</param>
internal sealed class IncrementalExecution(
    PlanExecution execution,
    QueryPlan plan,
    ClientVariables variables,
    FusionExecutorOptions limits,
    CancellationTokenSource deadline,
    CancellationToken clientGone
) : IAsyncEnumerable<ExecutionResult>, IAsyncEnumerator<ExecutionResult>, IDisposable
{
    private readonly IncrementalPlan _parts = plan.Incremental!;
    private readonly DeliveryQueue _queue = new();
    private readonly List<DeferredObject> _open = [];
    private readonly List<PooledBytes> _written = [];
    private CancellationToken _stopped;
    private int _unplaced;
    private bool _isStarted;
    private bool _isDisposed;

    public ExecutionResult Current { get; private set; } = null!;

    /// <summary>The requests to the sources, and what they brought.</summary>
    public PlanExecution Fetching => execution;

    /// <summary>Sends the requests, and completes the first response.</summary>
    /// <param name="extensions">The members of its <c>extensions</c> as JSON; null for none.</param>
    /// <returns>The result, which disposes this object when it is disposed.</returns>
    public async Task<ExecutionResult> BeginAsync(byte[]? extensions)
    {
        execution.Start();
        _isStarted = true;
        var first = _parts.Parts[IncrementalPlan.FirstResponse];
        await UntilAsync(() => execution.Targets.AreFilled(first.Targets)).ConfigureAwait(false);
        return Begin(first, extensions);
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

        var payload = new IncrementalPayload(_parts.Format);
        while (payload.IsEmpty)
        {
            await UntilAsync(IsAnyReady).ConfigureAwait(false);
            lock (execution.Gate)
            {
                FinishReady(payload);
                if (payload.IsEmpty && execution.Failure is not null)
                {
                    _queue.FailAll(ErrorOf(execution.Failure), payload);
                }
            }

            _queue.Announce(payload);
            if (_queue.PendingCount > limits.MaxPendingResults)
            {
                _queue.FailAll(TooMuch(), payload);
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

    /// <summary>Ends what is under way, and gives all memory back.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        deadline.Cancel();
        deadline.Dispose();
        foreach (var written in _written)
        {
            written.Dispose();
        }

        if (_isStarted)
        {
            _ = execution.DisposeWhenIdleAsync();
        }
        else
        {
            execution.Dispose();
        }
    }

    private ExecutionResult Begin(PlannedPart first, byte[]? extensions)
    {
        PartContext context;
        ComposedResponse response;
        lock (execution.Gate)
        {
            if (!execution.Targets.AreFilled(first.Targets))
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(execution.Failure!);
            }

            context = Context(first.Id, [], null);
            var completion = Completion(context);
            response = new ComposedResponse
            {
                Data = completion.Complete(),
                Errors = completion.Errors,
                Extensions = extensions,
            };
        }

        if (context.IsFull)
        {
            response.Dispose();
            Dispose();
            return new RequestErrorResult(TooMuch());
        }

        var pending = new IncrementalPayload(_parts.Format);
        Add(context, null);
        _queue.Announce(pending);
        return new IncrementalResponse(response, pending, this);
    }

    /// <summary>Waits until something is reached, or nothing more can be.</summary>
    private async Task UntilAsync(Func<bool> isReached)
    {
        while (true)
        {
            Task progress;
            lock (execution.Gate)
            {
                if (isReached() || execution.Failure is not null)
                {
                    return;
                }

                progress = execution.Progress();
            }

            clientGone.ThrowIfCancellationRequested();
            await progress.WaitAsync(_stopped).ConfigureAwait(false);
        }
    }

    private bool IsAnyReady()
    {
        foreach (var stream in _queue.ReadyStreams)
        {
            if (IsReady((StreamedList)stream))
            {
                return true;
            }
        }

        foreach (var record in _open)
        {
            if (IsReady(record) && !record.IsDropped)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsReady(StreamedList stream) => IsReady(_parts.Parts[stream.Part], isLater: true);

    private bool IsReady(DeferredObject record) => IsReady(record.Part, record.IsLater);

    private bool IsReady(PlannedPart part, bool isLater) =>
        execution.Targets.AreFilled(part.Targets) && (!isLater || execution.Targets.AreFilled(part.LaterTargets));

    private void FinishReady(IncrementalPayload payload)
    {
        _queue.ReadyRecords.Clear();
        for (var i = 0; i < _queue.ReadyStreams.Count; i++)
        {
            var stream = (StreamedList)_queue.ReadyStreams[i];
            if (IsReady(stream))
            {
                _queue.ReadyStreams.RemoveAt(i--);
                Finish(stream, payload);
            }
        }

        // What is found in them is added to the end, and may be finished as well.
        for (var i = 0; i < _open.Count; i++)
        {
            var record = _open[i];
            if (record.IsDropped)
            {
                _open.RemoveAt(i--);
            }
            else if (IsReady(record))
            {
                _open.RemoveAt(i--);
                Finish(record, payload);
            }
        }
    }

    private void Finish(DeferredObject record, IncrementalPayload payload)
    {
        var context = Context(record.Part.Id, record.Steps, record.Scope);
        var completion = Completion(context);
        record.Data = completion.CompleteFields(record.Instance);
        if (record.Data is null)
        {
            record.Failure = completion.Cause;
        }
        else
        {
            _written.Add(record.Data);
            record.Errors = completion.Errors;
            Add(context, record);
        }

        _queue.Finish(record, payload);
    }

    private void Finish(StreamedList stream, IncrementalPayload payload)
    {
        var context = Context(stream.Part, stream.Steps, null);
        var completion = Completion(context);
        completion.CompleteItems(stream);
        _written.Add(stream.Data!);
        stream.Errors = completion.Errors;
        Add(context, null);
        _queue.Finish(stream, completion.Cause, payload);
    }

    private PartContext Context(int part, PathStep[] path, DeferScope? scope) =>
        new(part, path, scope, limits.MaxPendingResults, TakeUnplaced());

    private ResponseCompletion Completion(PartContext context) =>
        new(plan, execution.Store, variables, limits.MaxErrors, context);

    private void Add(PartContext found, DeferredObject? within)
    {
        _queue.Add(found.Groups, found.Records, found.Streams, within);
        _open.AddRange(found.Records);
    }

    /// <summary>The errors without a position that came since the last time.</summary>
    private List<FieldError> TakeUnplaced()
    {
        var all = execution.Store.Unplaced;
        var unplaced = all.GetRange(_unplaced, all.Count - _unplaced);
        _unplaced = all.Count;
        return unplaced;
    }

    private GraphQLError ErrorOf(Exception failure)
    {
        clientGone.ThrowIfCancellationRequested();
        return failure is OperationCanceledException
            ? RequestErrors.TimedOut(limits.Timeout)
            : throw new InvalidOperationException("A part of the response that was to come later failed.", failure);
    }

    private GraphQLError TooMuch() => RequestErrors.TooManyPending(limits.MaxPendingResults);
}
