using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// Which targets of a plan can be asked, are asked and are filled; and how long the ready parts of a request wait for
/// the others. Used under the gate of its <see cref="PlanExecution"/>.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="context">The clock, and how long a request may wait for its parts.</param>
/// <param name="waited">Called, outside of the gate, when some parts have waited long enough.</param>
/// <param name="state">What it is called with.</param>
internal sealed class TargetSchedule(QueryPlan plan, FetchContext context, TimerCallback waited, object state)
{
    private readonly TargetState[] _targets = StatesOf(plan);

    // By group: the moment from which it waits no longer, as a timestamp; 0 while it has not begun to wait.
    private readonly long[] _goAheadAt = new long[plan.Groups.Length];
    private readonly long _started = context.Time.GetTimestamp();
    private ITimer? _linger;

    /// <summary>How many targets are not filled yet.</summary>
    public int Open { get; private set; } = plan.Targets.Length;

    /// <summary>True if all of the targets are filled, as far as they ever will be.</summary>
    public bool AreFilled(int[] targets)
    {
        foreach (var target in targets)
        {
            if (!_targets[target].IsFilled)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lets no part wait for another any more.</summary>
    public void WaitNoLonger() => Array.Fill(_goAheadAt, 1);

    /// <summary>Counts a target as asked.</summary>
    public void MarkSent(PlannedTarget target) => _targets[target.Id].IsSent = true;

    /// <summary>The targets of a request that can be asked now, which count as sent from here on.</summary>
    /// <returns>Null if there are none, or if they should wait for the others.</returns>
    public List<PlannedTarget>? Take(PlannedGroup group)
    {
        List<PlannedTarget>? ready = null;
        var isWaiting = false;
        foreach (var operation in group.Operations)
        {
            foreach (var target in operation.Targets)
            {
                if (_targets[target.Id].IsSent)
                {
                    continue;
                }

                if (_targets[target.Id].WaitsFor == 0)
                {
                    (ready ??= []).Add(target);
                }
                else
                {
                    isWaiting = true;
                }
            }
        }

        if (ready is null)
        {
            return null;
        }

        if (isWaiting && HasToWait(group))
        {
            return null;
        }

        foreach (var target in ready)
        {
            _targets[target.Id].IsSent = true;
        }

        return ready;
    }

    /// <summary>
    /// True while the ready parts of a request should wait for the others: for the linger, or as long again as the
    /// request has taken so far, since then the sources are just slow.
    /// </summary>
    private bool HasToWait(PlannedGroup group)
    {
        var now = context.Time.GetTimestamp();
        if (_goAheadAt[group.Id] != 0)
        {
            return now < _goAheadAt[group.Id];
        }

        var linger = (long)(context.BatchLinger.TotalSeconds * context.Time.TimestampFrequency);
        _goAheadAt[group.Id] = now + Math.Max(linger, now - _started);
        _linger ??= context.Time.CreateTimer(waited, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Rearm(now);
        return true;
    }

    /// <summary>Calls at the next moment at which a request has waited long enough.</summary>
    public void Rearm() => Rearm(context.Time.GetTimestamp());

    private void Rearm(long now)
    {
        var next = long.MaxValue;
        foreach (var at in _goAheadAt)
        {
            if (at > now)
            {
                next = Math.Min(next, at);
            }
        }

        if (next != long.MaxValue)
        {
            _linger?.Change(
                context.Time.GetElapsedTime(now, next) + TimeSpan.FromMilliseconds(1),
                Timeout.InfiniteTimeSpan
            );
        }
    }

    /// <summary>Counts the targets as filled: what depends on nothing else can be sent.</summary>
    public void Finish(List<PlannedTarget> targets)
    {
        foreach (var finished in targets)
        {
            Open--;
            _targets[finished.Id].IsFilled = true;
            foreach (var target in plan.Targets)
            {
                if (Array.IndexOf(target.Dependencies, finished.Id) >= 0)
                {
                    _targets[target.Id].WaitsFor--;
                }
            }
        }
    }

    /// <summary>Ends the timer, once nothing is to be sent any more.</summary>
    public ValueTask StopWaitingAsync() => _linger?.DisposeAsync() ?? default;

    private static TargetState[] StatesOf(QueryPlan plan)
    {
        var states = new TargetState[plan.Targets.Length];
        for (var i = 0; i < states.Length; i++)
        {
            states[i].WaitsFor = plan.Targets[i].Dependencies.Length;
        }

        return states;
    }

    /// <summary>How far a target has come.</summary>
    private struct TargetState
    {
        /// <summary>How many of the targets that it depends on are not filled yet.</summary>
        public int WaitsFor;

        /// <summary>True once it is part of a request, or found to be empty.</summary>
        public bool IsSent;

        /// <summary>True once its objects have what the request brought.</summary>
        public bool IsFilled;
    }
}
