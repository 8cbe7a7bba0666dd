using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Runs one plan for one set of variables. A request is sent as soon as everything in it can be asked; if one part has
/// to wait much longer than the others, the others go ahead.
/// </summary>
/// <remarks>
/// All state is behind one lock, which is held only while memory is worked on. Results are merged by whichever thread
/// received them. The memory is given back after the last request has come back, never before.
/// </remarks>
internal sealed class PlanExecution : IDisposable
{
    /// <summary>How often a request is asked again for what failures took with them.</summary>
    private const int MaxRepairs = 4;

    private static readonly List<OperationRows> NoRows = [];

    private readonly Lock _gate = new();
    private readonly QueryPlan _plan;
    private readonly FetchContext _context;
    private readonly RowBuilder _rows;
    private readonly AnswerReader _answers;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _progress;
    private Dispatch? _lostOfEvent;
    private int _inFlight;
    private Exception? _failure;

    public PlanExecution(QueryPlan plan, ClientVariables variables, FetchContext context)
    {
        _plan = plan;
        _context = context;
        Store = new ResultStore(plan, variables);
        Errors = new SourceErrors(Store);
        _answers = new AnswerReader(Store, Errors, context.MaxResponseDepth);
        _rows = new RowBuilder(plan, Store, variables, Errors);
        Targets = new TargetSchedule(plan, context, static state => ((PlanExecution)state!).GoAhead(), this);
    }

    /// <summary>The composed response.</summary>
    public ResultStore Store { get; }

    /// <summary>The errors of the sources.</summary>
    public SourceErrors Errors { get; }

    /// <summary>How the answers may be cached together; null if no source has been asked.</summary>
    public SourceCachePolicy? CachePolicy { get; private set; }

    /// <summary>Guards the results while requests are under way: whoever reads them then holds it.</summary>
    public Lock Gate => _gate;

    /// <summary>How far the targets have come. Under the gate.</summary>
    public TargetSchedule Targets { get; }

    /// <summary>Why the plan cannot be run to its end; null if it can. Under the gate.</summary>
    public Exception? Failure => _failure;

    /// <summary>Completed when more targets are filled, or nothing more will be. Under the gate.</summary>
    public Task Progress() =>
        (_progress ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Sends everything that waits for nothing; what follows is sent as answers come.</summary>
    public void Start()
    {
        if (Targets.Open > 0)
        {
            List<Dispatch> ready;
            lock (_gate)
            {
                _inFlight += _lostOfEvent is null ? 0 : 1;
                ready = TakeReady();
                if (_lostOfEvent is { } lost)
                {
                    ready.Add(lost);
                    _lostOfEvent = null;
                }
            }

            Send(ready);
        }
        else
        {
            _finished.TrySetResult();
        }
    }

    /// <summary>Gives the memory back once nothing is under way any more.</summary>
    public async Task DisposeWhenIdleAsync()
    {
        await _finished.Task.ConfigureAwait(false);
        await Targets.StopWaitingAsync().ConfigureAwait(false);
        Dispose();
    }

    /// <summary>Runs the plan to its end.</summary>
    public async Task RunAsync()
    {
        if (Targets.Open > 0)
        {
            Start();
            await _finished.Task.ConfigureAwait(false);
            await Targets.StopWaitingAsync().ConfigureAwait(false);
        }

        if (_failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <summary>Writes the request that subscribes to the events of the root.</summary>
    /// <param name="output">Where to.</param>
    /// <returns>The source.</returns>
    public int WriteRootRequest(PooledBytes output)
    {
        var target = RootTarget();
        var rows = _rows.Build(_plan.Groups[target.Group], [target]);
        _rows.WriteRequest(rows[0], 0, 1, output);
        Return(rows);
        return target.Operation.Source;
    }

    /// <summary>Takes an event of a subscription for the answer to the root, before the rest is run.</summary>
    public void SeedRoot(SourceResponse sourceEvent)
    {
        var target = RootTarget();
        var rows = _rows.Build(_plan.Groups[target.Group], [target]);
        var repairs = Repairs.Of(_rows, Store, _plan.EventLookups);
        if (Merge(sourceEvent, rows, isFinal: true, repairs) == SourceExchange.Merged.WithoutData)
        {
            sourceEvent.Dispose();
        }

        Return(rows);
        lock (_gate)
        {
            Targets.MarkSent(target);
            if (repairs?.Rows is { Count: > 0 } lost)
            {
                _lostOfEvent = new Dispatch(_plan.Groups[target.Group], [target], lost);
            }
            else
            {
                Targets.Finish([target]);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _answers.Dispose();
        Store.Dispose();
    }

    /// <summary>What is sent in one HTTP request.</summary>
    private sealed record Dispatch(PlannedGroup Group, List<PlannedTarget> Targets, List<OperationRows> Rows);

    /// <summary>Under the lock: everything that can be sent now. Targets without objects are done at once.</summary>
    private List<Dispatch> TakeReady()
    {
        var ready = new List<Dispatch>();
        if (_failure is null)
        {
            TakeReady(ready);
            if (ready.Count == 0 && _inFlight == 0 && Targets.Open > 0)
            {
                // Two requests wait for a part of each other: nothing is left to wait for.
                Targets.WaitNoLonger();
                TakeReady(ready);
            }
        }

        _inFlight += ready.Count;
        if (_inFlight == 0)
        {
            _finished.TrySetResult();
        }

        _progress?.TrySetResult();
        _progress = null;

        return ready;
    }

    private void TakeReady(List<Dispatch> ready)
    {
        bool isProgress;
        do
        {
            isProgress = false;
            foreach (var group in _plan.Groups)
            {
                if (Targets.Take(group) is not { } targets)
                {
                    continue;
                }

                isProgress = true;
                var rows = _rows.Build(group, targets);
                if (rows.Count > 0)
                {
                    ready.Add(new Dispatch(group, targets, rows));
                }
                else
                {
                    Targets.Finish(targets);
                }
            }
        } while (isProgress && Targets.Open > 0);
    }

    /// <summary>Some parts have waited long enough for the others.</summary>
    private void GoAhead()
    {
        List<Dispatch> ready;
        lock (_gate)
        {
            if (_inFlight == 0)
            {
                return;
            }

            ready = TakeReady();
            Targets.Rearm();
        }

        Send(ready);
    }

    // The one field of a subscription has one source.
    private PlannedTarget RootTarget() => Array.Find(_plan.Targets, static target => !target.Operation.IsLookup)!;

    private static void Return(List<OperationRows> rows)
    {
        foreach (var row in rows)
        {
            row.Dispose();
        }
    }

    private void Send(List<Dispatch> ready)
    {
        foreach (var dispatch in ready)
        {
            _ = SendAsync(dispatch);
        }
    }

    private async Task SendAsync(Dispatch dispatch)
    {
        List<Dispatch> next = [];
        try
        {
            var repairs = await SendAsync(dispatch.Group.Source, dispatch.Rows, isLast: false).ConfigureAwait(false);
            for (var i = 1; repairs.Count > 0; i++)
            {
                var rows = repairs;
                repairs = await SendAsync(dispatch.Group.Source, rows, isLast: i == MaxRepairs).ConfigureAwait(false);
                Return(rows);
            }

            lock (_gate)
            {
                Targets.Finish(dispatch.Targets);
            }
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                _failure ??= exception;
            }
        }
        finally
        {
            foreach (var rows in dispatch.Rows)
            {
                rows.Dispose();
            }

            lock (_gate)
            {
                _inFlight--;
                next = TakeReady();
            }

            Send(next);
        }
    }

    /// <returns>What is to be asked again.</returns>
    private async Task<List<OperationRows>> SendAsync(int source, List<OperationRows> rows, bool isLast)
    {
        var repairs = isLast ? null : new Repairs(_rows);
        await new SourceExchange(_context, source, rows, _rows)
            .SendAsync((response, part, isFinal) => Merge(response, part, isFinal, repairs))
            .ConfigureAwait(false);
        return repairs?.Rows ?? NoRows;
    }

    /// <summary>Takes over an answer, or the failure to get one.</summary>
    private SourceExchange.Merged Merge(
        SourceResponse response,
        List<OperationRows> rows,
        bool isFinal,
        Repairs? repairs
    )
    {
        lock (_gate)
        {
            var source = _context.Schema.Sources[rows[0].Operation.Source].Name;
            var problem = response.Failure;
            var isRead = false;
            if (problem is null)
            {
                try
                {
                    isRead = true;
                    if (_answers.Read(response, rows, source, isFinal, repairs) == AnswerReader.Outcome.Refused)
                    {
                        return SourceExchange.Merged.Refused;
                    }

                    problem = "left a part of the request without an answer";
                }
                catch (MalformedResponseException exception)
                {
                    problem = response.Status is >= 400 and not 0
                        ? $"answered with HTTP {response.Status}"
                        : $"answered with something that is no GraphQL response ({exception.Message})";
                }
            }

            var hasData = isRead && _answers.HasData;
            if (!hasData && !isFinal && Refusals.MayBeOfBatch(response.Status))
            {
                return SourceExchange.Merged.Refused;
            }

            if (hasData)
            {
                Store.Own(response);
                CachePolicy = CachePolicy?.And(response.CachePolicy) ?? response.CachePolicy;
            }

            _answers.FailUnanswered(rows, source, problem);
            return hasData ? SourceExchange.Merged.WithData : SourceExchange.Merged.WithoutData;
        }
    }
}
