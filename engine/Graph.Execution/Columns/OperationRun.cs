using Graph.Execution.Coercion;
using Graph.Execution.DataLoaders;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Execution.Columns;

/// <summary>
/// One execution of a compiled operation, for one set of variables or for many that can go together: the tree of places,
/// unfolded as far as there was data, and what all of it shares.
/// </summary>
/// <remarks>
/// Owned by the result until it is disposed; then the tree waits for the next request of the same operation. A run that
/// was abandoned while resolvers were busy is never used again, since they may still write to it.
/// </remarks>
internal sealed class OperationRun
{
    private readonly OperationRun? _initial;
    private readonly Place? _root;
    private readonly CompletedColumn? _items;
    private readonly Lock _gate = new();
    private readonly ValueBudget _values = new();
    private CancellationTokenSource? _abort;
    private CancellationTokenRegistration _registration;
    private CancellationToken _clientGone;
    private bool _armed;
    private TaskCompletionSource? _idle;
    private Exception? _broken;
    private Column? _parents;
    private int _busy;
    private volatile bool _aborted;
    private volatile bool _hasFailures;

    /// <summary>A run of the operation from its root.</summary>
    public OperationRun(CompiledOperation operation)
    {
        Operation = operation;
        VariableSets = [];
        _root = new Place(this, operation.Root);
    }

    /// <summary>A run of what a place deferred, after the run that it belongs to.</summary>
    public OperationRun(OperationRun initial, CompiledSelectionSet deferred)
        : this(initial) => _root = new Place(this, deferred);

    /// <summary>A run of items that are streamed, after the run that they belong to.</summary>
    public OperationRun(OperationRun initial, Completer items)
        : this(initial) => _items = items.CreateColumn(this);

    private OperationRun(OperationRun initial)
    {
        _initial = initial;
        Operation = initial.Operation;
        VariableSets = initial.VariableSets;
        Services = initial.Services;
        DataLoaders = initial.DataLoaders;
        SharedValues = initial.SharedValues ?? initial._values;
    }

    public CompiledOperation Operation { get; }

    public IServiceProvider Services { get; private set; } = null!;

    /// <summary>The data loaders of the request; null for an operation that uses none.</summary>
    public DataLoaderScope? DataLoaders { get; private set; }

    /// <summary>What the response may still hold, if other responses share it; null if none does.</summary>
    public ValueBudget? SharedValues { get; set; }

    /// <summary>The sets of variables: one for each row of the root.</summary>
    public List<VariableValues> VariableSets { get; }

    /// <summary>The place of the root; none if items are streamed.</summary>
    public Place Root => _root!;

    /// <summary>The items that are streamed; none otherwise.</summary>
    public CompletedColumn Items => _items!;

    /// <summary>True if a field failed.</summary>
    public bool HasFailures => _hasFailures;

    /// <summary>True if nobody waits for the run any more.</summary>
    public bool IsAborted => _aborted || (_initial?.IsAborted ?? (_clientGone.IsCancellationRequested || IsTimedOut));

    /// <summary>Cancelled when the client goes away or time is up; made only if a resolver asks for it.</summary>
    public CancellationToken RequestAborted =>
        _initial?.RequestAborted ?? (Volatile.Read(ref _armed) ? _abort!.Token : Arm());

    private bool IsTimedOut => Volatile.Read(ref _armed) && _abort!.IsCancellationRequested;

    /// <summary>Runs the operation for <see cref="VariableSets"/>.</summary>
    /// <param name="services">The services of the request, or of the event.</param>
    /// <param name="clientGone">Cancelled when the client goes away.</param>
    /// <param name="rootValue">The parent of the root fields: the event of a subscription, otherwise null.</param>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    /// <exception cref="TimeoutException">Time is up.</exception>
    public ValueTask ExecuteAsync(IServiceProvider services, CancellationToken clientGone, object? rootValue = null)
    {
        Services = services;
        LimitValues(Operation.Source.Options.MaxValues);
        _clientGone = clientGone;
        _busy = 1;
        var parents = Column<object?>.Rent(VariableSets.Count);
        parents.Values.Fill(rootValue);
        _parents = parents;
        if (Operation.UsesDataLoaders && DataLoaders is null)
        {
            OpenDataLoaders(services, clientGone);
        }

        if (Operation.IsSerial)
        {
            return ExecuteSeriallyAsync(parents);
        }

        DataLoaders?.BeginPass();
        try
        {
            Root.Execute(parents, parents.Count);
        }
        catch (Exception exception)
        {
            Break(exception);
        }

        return FinishAsync();
    }

    /// <summary>Runs what was deferred for some objects of a place.</summary>
    /// <param name="parents">The objects.</param>
    /// <param name="isOwned">True if the column is this run's from here on.</param>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    /// <exception cref="TimeoutException">Time is up.</exception>
    public ValueTask ExecuteDeferredAsync(Column parents, bool isOwned)
    {
        _busy = 1;
        _parents = isOwned ? parents : null;
        DataLoaders?.BeginPass();
        try
        {
            Root.Execute(parents, parents.Count);
        }
        catch (Exception exception)
        {
            Break(exception);
        }

        return FinishAsync();
    }

    /// <summary>Completes items that are streamed.</summary>
    /// <param name="items">The items, which are this run's from here on.</param>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    /// <exception cref="TimeoutException">Time is up.</exception>
    public ValueTask ExecuteStreamedAsync(Column items)
    {
        _busy = 1;
        DataLoaders?.BeginPass();
        try
        {
            Items.Complete(items);
        }
        catch (Exception exception)
        {
            Break(exception);
        }

        return FinishAsync();
    }

    private ValueTask FinishAsync()
    {
        DataLoaders?.EndPass();
        var waiting = WaitAsync();
        if (waiting.IsCompletedSuccessfully && _broken is null && !_aborted)
        {
            Settle();
            return default;
        }

        return SettleAsync(waiting);
    }

    /// <summary>
    /// Opens data loaders that runs of one request share. Loads end with this run, so it must not end before the others.
    /// </summary>
    public DataLoaderScope OpenDataLoaders(IServiceProvider services, CancellationToken clientGone)
    {
        _clientGone = clientGone;
        return DataLoaders = new DataLoaderScope(Operation.Source.Options.DataLoaders, services, RequestAborted);
    }

    /// <summary>Uses the data loaders of another run.</summary>
    public void ShareDataLoaders(DataLoaderScope loaders) => DataLoaders = loaders;

    private async ValueTask ExecuteSeriallyAsync(Column parents)
    {
        await Root.ExecuteSeriallyAsync(parents, parents.Count);
        Settle();
    }

    private async ValueTask SettleAsync(ValueTask waiting)
    {
        await waiting;
        Settle();
    }

    private void Settle()
    {
        if (_broken is ResponseTooLargeException)
        {
            throw _broken;
        }

        if (_broken is not null)
        {
            _aborted = true;
            throw new InvalidOperationException("The engine failed to complete a field.", _broken);
        }

        if (_aborted)
        {
            ThrowAborted();
        }

        if (_hasFailures)
        {
            _root?.Propagate();
            _items?.Propagate();
        }
    }

    /// <summary>Waits until no resolver is busy.</summary>
    public ValueTask WaitAsync() => Volatile.Read(ref _busy) == 1 ? default : WaitForOthersAsync();

    private async ValueTask WaitForOthersAsync()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _idle, idle);
        if (Interlocked.Decrement(ref _busy) != 0)
        {
            try
            {
                await idle.Task.WaitAsync(RequestAborted).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _aborted = true;
                ThrowAborted();
            }
        }

        _busy = 1;
    }

    /// <summary>A resolver has begun to wait.</summary>
    public void BeginWait() => Interlocked.Increment(ref _busy);

    /// <summary>A resolver has ended, and all that could start because of it has started.</summary>
    public void EndWait()
    {
        if (Interlocked.Decrement(ref _busy) == 0)
        {
            Volatile.Read(ref _idle)!.TrySetResult();
        }
    }

    /// <summary>True if the client is gone or time is up: then nothing more is begun, and the run has no result.</summary>
    public bool ShouldStop()
    {
        if (IsAborted)
        {
            _aborted = true;
        }

        return _aborted;
    }

    /// <summary>Counts values of the response before there is memory for them.</summary>
    /// <exception cref="ResponseTooLargeException">They are too many; the run is over.</exception>
    public void Spend(long values)
    {
        if (!(SharedValues ?? _values).TrySpend(values))
        {
            _aborted = true;
            throw new ResponseTooLargeException();
        }
    }

    /// <summary>Remembers that the response needs <see cref="Place.Propagate"/>.</summary>
    public void NoteFailure() => _hasFailures = true;

    /// <summary>Remembers a fault of the engine itself.</summary>
    public void Break(Exception exception) => Interlocked.CompareExchange(ref _broken, exception, null);

    /// <summary>What the client is told of an exception; the rest goes to the diagnostics.</summary>
    public GraphQLError Report(CompiledField field, Exception exception)
    {
        if (exception is GraphQLException { Error: var error })
        {
            if (error.Exception is not null)
            {
                Diagnose(field, error.Exception);
            }

            return Filter(error);
        }

        Diagnose(field, exception);
        return Filter(
            new GraphQLError("Unexpected execution error.") { Code = ErrorCodes.Internal, Exception = exception }
        );
    }

    /// <summary>The error as clients are told of it.</summary>
    public GraphQLError Filter(GraphQLError error) =>
        error.Exception is not null && Operation.Source.Options.ErrorFilter is { } filter
            ? filter.OnError(error)
            : error;

    /// <summary>Tells the diagnostics of an exception that the client is not told of.</summary>
    public void Diagnose(CompiledField field, Exception exception) =>
        Operation.Source.Options.Diagnostics?.ResolverFailed(field.ParentType, field.Selections[0], exception);

    /// <summary>Cancels what is running, because nobody waits for it any more.</summary>
    public void Cancel()
    {
        Arm();
        _abort!.Cancel();
    }

    /// <summary>Gives the run up: resolvers may still be busy, so what they hold is left to the garbage collector.</summary>
    public void Abandon()
    {
        _aborted = true;
        _registration.Dispose();
    }

    /// <summary>Gives all memory back and the run to the next request.</summary>
    public void Release()
    {
        _root?.Reset();
        _items?.Reset();
        _parents?.Dispose();
        _parents = null;
        if (_initial is not null)
        {
            return;
        }

        VariableSets.Clear();
        Services = null!;
        DataLoaders = null;
        SharedValues = null;
        _hasFailures = false;
        _broken = null;
        _idle = null;
        _clientGone = default;
        if (_armed)
        {
            _registration.Dispose();
            _registration = default;
            _armed = false;
            if (!_abort!.TryReset())
            {
                _abort.Dispose();
                _abort = null;
            }
        }

        Operation.Return(this);
    }

    private void LimitValues(int max)
    {
        if (SharedValues is { } shared)
        {
            shared.Limit(max);
        }
        else
        {
            _values.Reset(max);
        }
    }

    private CancellationToken Arm()
    {
        lock (_gate)
        {
            if (!_armed)
            {
                _abort ??= new CancellationTokenSource();
                var timeout = Operation.Source.Options.Timeout;
                if (timeout != Timeout.InfiniteTimeSpan)
                {
                    _abort.CancelAfter(timeout);
                }

                _registration = _clientGone.UnsafeRegister(
                    static source => ((CancellationTokenSource)source!).Cancel(),
                    _abort
                );
                Volatile.Write(ref _armed, true);
            }

            return _abort!.Token;
        }
    }

    private void ThrowAborted()
    {
        (_initial ?? this)._clientGone.ThrowIfCancellationRequested();
        throw new TimeoutException();
    }
}
