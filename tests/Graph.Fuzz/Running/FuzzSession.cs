using System.Diagnostics;
using Graph.Fuzz.Inputs;

namespace Graph.Fuzz.Running;

/// <summary>Feeds one target in this process, input after input.</summary>
internal sealed class FuzzSession
{
    private const int MaxFailures = 20;

    /// <summary>The CPU time that an input may take whatever its size: thousands of times what one needs.</summary>
    private static readonly TimeSpan BaseBudget = TimeSpan.FromSeconds(1);

    /// <summary>The CPU time that each KB of an input may take on top.</summary>
    private static readonly TimeSpan BudgetPerKilobyte = TimeSpan.FromMilliseconds(40);

    private readonly FuzzTarget _target;
    private readonly InputSource _source;
    private readonly InputJournal? _journal;
    private readonly Dictionary<string, FuzzFailure> _failures = [];
    private readonly ulong _seed;

    /// <summary>A session.</summary>
    /// <param name="target">The target.</param>
    /// <param name="corpus">The inputs to begin with.</param>
    /// <param name="seed">Where chance comes from.</param>
    /// <param name="journal">Is told each input before it is fed; null for none.</param>
    public FuzzSession(FuzzTarget target, Corpus corpus, ulong seed, InputJournal? journal = null)
    {
        _target = target;
        _seed = seed;
        _journal = journal;
        _source = new InputSource(target, corpus, seed);
    }

    /// <summary>How many inputs were fed.</summary>
    public long Inputs { get; private set; }

    /// <summary>How many inputs are kept.</summary>
    public IReadOnlyList<byte[]> Kept => _source.Kept;

    /// <summary>The failures, one of each kind.</summary>
    public IReadOnlyCollection<FuzzFailure> Failures => _failures.Values;

    /// <summary>The CPU time of the input that took most, other work of the process included.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>The number of that input.</summary>
    public long SlowestIndex { get; private set; } = -1;

    /// <summary>Adds an input that another run has kept.</summary>
    public void Keep(byte[] input)
    {
        try
        {
            _source.Consider(_target.Run(input), input);
        }
        catch (Exception)
        {
            // It failed then as now; that is reported when it is found again.
        }
    }

    /// <summary>Feeds inputs until there were enough, time is up or it is told to stop.</summary>
    /// <returns>The number of the input after the last.</returns>
    public long Run(long from, long count, TimeSpan time, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var index = from;
        while (
            index - from < count
            && _failures.Count < MaxFailures
            && !cancellationToken.IsCancellationRequested
            && Stopwatch.GetElapsedTime(started) < time
        )
        {
            var input = _source.Make(index, out var fromKept);
            Feed(input, index, isRepeatable: !fromKept);
            index++;
        }

        return index;
    }

    /// <summary>Feeds one input of a run by its number.</summary>
    public void RunOnly(long index) => Feed(_source.Make(index, out var fromKept), index, isRepeatable: !fromKept);

    /// <summary>Feeds an input that was given.</summary>
    /// <returns>The failure; null if there is none.</returns>
    public FuzzFailure? Replay(byte[] input)
    {
        var before = _failures.Count;
        Feed(input, -1, isRepeatable: false);
        return _failures.Count > before ? _failures.Values.Last() : null;
    }

    private void Feed(byte[] input, long index, bool isRepeatable)
    {
        _journal?.Begin(_seed, index, input);
        Inputs++;
        var before = Environment.CpuUsage.TotalTime;
        var failure = Try(input, out var kind);
        var spent = Environment.CpuUsage.TotalTime - before;
        if (spent > Slowest)
        {
            (Slowest, SlowestIndex) = (spent, index);
        }

        if (failure is null && spent > BudgetOf(input) && LeastTimeOf(input) is var least && least > BudgetOf(input))
        {
            failure = new FuzzFailureException(
                "An input takes too much CPU time.",
                $"{least.TotalMilliseconds:0} ms of {BudgetOf(input).TotalMilliseconds:0} ms for {input.Length} bytes"
            );
        }

        if (failure is not null)
        {
            Note(failure, input, index, isRepeatable);
        }
        else
        {
            _source.Consider(kind, input);
        }

        _journal?.End();
    }

    private void Note(Exception failure, byte[] input, long index, bool isRepeatable)
    {
        var kind = FuzzFailure.KindOf(failure);
        if (_failures.ContainsKey(kind))
        {
            return;
        }

        var smallest = Minimiser.Minimise(
            input,
            candidate =>
            {
                _journal?.Begin(_seed, index, candidate);
                return Try(candidate, out _) is { } again && FuzzFailure.KindOf(again) == kind;
            }
        );
        var seen = Try(smallest, out _) ?? failure;
        _failures.Add(kind, new FuzzFailure(_target.Name, kind, seen.ToString(), _seed, index, isRepeatable, smallest));
    }

    private Exception? Try(byte[] input, out string kind)
    {
        kind = "";
        try
        {
            kind = _target.Run(input);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    // Another process may have held the CPU's caches, the compiler or the collector may have run: the best of four counts.
    private TimeSpan LeastTimeOf(byte[] input)
    {
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            Try(input, out _);
            var spent = Environment.CpuUsage.TotalTime - before;
            least = spent < least ? spent : least;
        }

        return least;
    }

    private static TimeSpan BudgetOf(byte[] input) => BaseBudget + BudgetPerKilobyte * (input.Length / 1024.0);
}
