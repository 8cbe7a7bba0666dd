using System.Diagnostics;
using System.Globalization;

namespace Graph.Fuzz.Commands;

/// <summary>How far a target is, over all its turns.</summary>
internal sealed class TargetProgress(string name)
{
    private const int MaxWords = 40;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _kinds = [];
    private readonly Queue<string> _words = new();
    private long _inputsBefore;
    private long _inputsOfTurn;
    private double _secondsBefore;
    private long _turnStarted;
    private int _kept;
    private double _slowest;
    private long _slowestIndex = -1;

    /// <summary>The target.</summary>
    public string Name => name;

    /// <summary>The number of the next input.</summary>
    public long Next { get; set; }

    /// <summary>How many inputs were fed.</summary>
    public long Inputs => _inputsBefore + _inputsOfTurn;

    /// <summary>How many kinds of failure there are.</summary>
    public int Failures => _kinds.Count;

    /// <summary>The last lines that the process wrote and were none of its reports: what the runtime says at its end.</summary>
    public string LastWords
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _words);
            }
        }
    }

    /// <summary>A process begins.</summary>
    public void BeginTurn()
    {
        lock (_gate)
        {
            _inputsBefore += _inputsOfTurn;
            _inputsOfTurn = 0;
            _turnStarted = 0;
            _words.Clear();
        }
    }

    /// <summary>The process says how far it is.</summary>
    public void Advance(WorkerLine line)
    {
        lock (_gate)
        {
            // The first report comes a second after the start proper.
            _secondsBefore += _turnStarted == 0 ? 1 : Stopwatch.GetElapsedTime(_turnStarted).TotalSeconds;
            _turnStarted = Stopwatch.GetTimestamp();
            Next = line.Next;
            _inputsOfTurn = line.Inputs;
            _kept = line.Kept;
            if (line.SlowestMilliseconds > _slowest)
            {
                (_slowest, _slowestIndex) = (line.SlowestMilliseconds, line.SlowestIndex);
            }
        }
    }

    /// <summary>Notes a failure.</summary>
    /// <returns>True if it is the first of its kind.</returns>
    public bool Failed(string kind)
    {
        lock (_gate)
        {
            return _kinds.Add(kind);
        }
    }

    /// <summary>Notes a line that is no report.</summary>
    public void Noted(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            if (_words.Count < MaxWords)
            {
                _words.Enqueue(line);
            }
        }
    }

    /// <summary>One line for a person.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{(_kinds.Count > 0 ? "✗" : Inputs == 0 ? "·" : "✓")} {name, -15} {Inputs, 10} inputs {(_secondsBefore > 0 ? Inputs / _secondsBefore : 0), 8:0}/s  {_kinds.Count} failures  {_kept, 3} kept  slowest {_slowest:0} ms CPU (#{_slowestIndex})"
            );
        }
    }
}
