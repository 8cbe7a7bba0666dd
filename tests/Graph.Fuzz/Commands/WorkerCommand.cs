using System.Security.Cryptography;
using System.Text.Json;
using Graph.Fuzz.Inputs;
using Graph.Fuzz.Running;

namespace Graph.Fuzz.Commands;

/// <summary>
/// Feeds one target in a process of its own, which an input may end without ending the run. It says on its output how far
/// it is, and stops when its input is closed: whoever has started it is gone, or tells it so.
/// </summary>
internal static class WorkerCommand
{
    private const int MaxKeptFiles = 500;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    /// <summary>Runs until time is up.</summary>
    public static int Run(
        string targetName,
        ulong seed,
        long from,
        TimeSpan time,
        FuzzFolder folder,
        string slot,
        CancellationToken stopped
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        var listener = new Thread(() =>
        {
            while (Console.Read() >= 0) { }

            stop.Cancel();
        })
        {
            IsBackground = true,
        };
        listener.Start();

        using var target = TargetCatalog.Create(targetName)!;
        using var journal = InputJournal.Create(folder.Journal(slot));
        var session = new FuzzSession(target, Corpus.Of(targetName), seed, journal);
        foreach (var input in ReadKept(folder.Kept(targetName)))
        {
            session.Keep(input);
        }

        var deadline = DateTime.UtcNow + time;
        var index = from;
        var reported = 0;
        while (DateTime.UtcNow < deadline && !stop.IsCancellationRequested)
        {
            var left = deadline - DateTime.UtcNow;
            index = session.Run(index, long.MaxValue, left < ReportEvery ? left : ReportEvery, stop.Token);
            foreach (var failure in session.Failures.Skip(reported))
            {
                var path = failure.Save(folder.Failures);
                Say(new WorkerLine { Failure = failure.Describe(path), Kind = failure.Kind });
            }

            reported = session.Failures.Count;
            Say(
                new WorkerLine
                {
                    Next = index,
                    Inputs = session.Inputs,
                    Kept = session.Kept.Count,
                    SlowestMilliseconds = session.Slowest.TotalMilliseconds,
                    SlowestIndex = session.SlowestIndex,
                }
            );
        }

        WriteKept(folder.Kept(targetName), session.Kept);
        return 0;
    }

    private static void Say(WorkerLine line) => Console.WriteLine(JsonSerializer.Serialize(line));

    private static List<byte[]> ReadKept(string folder)
    {
        var inputs = new List<byte[]>();
        foreach (var file in Directory.CreateDirectory(folder).EnumerateFiles().Take(MaxKeptFiles))
        {
            try
            {
                inputs.Add(File.ReadAllBytes(file.FullName));
            }
            catch (IOException)
            {
                // Another run writes its own just now.
            }
        }

        return inputs;
    }

    private static void WriteKept(string folder, IReadOnlyList<byte[]> inputs)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder))
        {
            File.Delete(old);
        }

        foreach (var input in inputs)
        {
            File.WriteAllBytes(Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(input))[..16]), input);
        }
    }
}

/// <summary>What a worker says: how far it is, or a failure.</summary>
internal sealed record WorkerLine
{
    /// <summary>The number of the next input.</summary>
    public long Next { get; init; }

    /// <summary>How many inputs it has fed.</summary>
    public long Inputs { get; init; }

    /// <summary>How many inputs it keeps.</summary>
    public int Kept { get; init; }

    /// <summary>The CPU time of its slowest input.</summary>
    public double SlowestMilliseconds { get; init; }

    /// <summary>The number of that input.</summary>
    public long SlowestIndex { get; init; }

    /// <summary>What failed, for a person; null if nothing did.</summary>
    public string? Failure { get; init; }

    /// <summary>The kind of the failure.</summary>
    public string? Kind { get; init; }
}
