using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Graph.Fuzz.Inputs;
using Graph.Fuzz.Running;

namespace Graph.Fuzz.Commands;

/// <summary>
/// Runs the targets in turn, two at a time, each in a process of its own: an input that overflows the stack or never comes
/// back ends that process only, and is reported as a failure.
/// </summary>
internal sealed class Supervisor(IReadOnlyCollection<string> targets, ulong seed, TimeSpan time)
{
    private const int Slots = 2;
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private readonly FuzzFolder _folder = new(Path.Combine(Repository.Root, ".graph", "fuzz"));
    private readonly Dictionary<string, TargetProgress> _progress = targets.ToDictionary(
        name => name,
        name => new TargetProgress(name)
    );
    private readonly ConcurrentQueue<string> _turns = new(targets);
    private readonly long _started = Stopwatch.GetTimestamp();

    private TimeSpan Left => time - Stopwatch.GetElapsedTime(_started);

    /// <summary>Runs until time is up or it is told to stop.</summary>
    /// <returns>0 where nothing failed, otherwise 1.</returns>
    public async Task<int> RunAsync(CancellationToken stopped)
    {
        Directory.CreateDirectory(_folder.Root);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{targets.Count} targets, {time.TotalMinutes:0.#} minutes, seed {seed}; failures go to {_folder.Failures}"
            )
        );
        await Task.WhenAll(
            // Several runs may go on at once.
            Enumerable
                .Range(0, Math.Min(Slots, targets.Count))
                .Select(slot =>
                    TakeTurnsAsync(
                        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{slot}"),
                        stopped
                    )
                )
        );
        Console.WriteLine();
        foreach (var progress in _progress.Values)
        {
            Console.WriteLine(progress);
        }

        var failures = _progress.Values.Sum(progress => progress.Failures);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_progress.Values.Sum(progress => progress.Inputs)} inputs, {failures} failures"
            )
        );
        return failures == 0 ? 0 : 1;
    }

    private async Task TakeTurnsAsync(string slot, CancellationToken stopped)
    {
        // Everyone gets a turn however short the run is, and long turns where there is time: starting costs.
        var turn = TimeSpan.FromSeconds(
            Math.Clamp(time.TotalSeconds * Slots / targets.Count / 3, 2, LongestTurn.TotalSeconds)
        );
        while (Left > TimeSpan.Zero && !stopped.IsCancellationRequested && _turns.TryDequeue(out var name))
        {
            var progress = _progress[name];
            await RunWorkerAsync(progress, slot, turn < Left ? turn : Left, stopped);
            Console.WriteLine(progress);
            _turns.Enqueue(name);
        }

        File.Delete(_folder.Journal(slot));
    }

    private async Task RunWorkerAsync(TargetProgress progress, string slot, TimeSpan turn, CancellationToken stopped)
    {
        progress.BeginTurn();
        // What the last process was feeding is not this one's.
        InputJournal.Create(_folder.Journal(slot)).Dispose();
        using var journal = InputJournal.Open(_folder.Journal(slot));
        using var process = Start(progress, slot, turn);
        process.OutputDataReceived += (_, line) => Take(progress, line.Data);
        process.ErrorDataReceived += (_, line) => progress.Noted(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = Stopwatch.GetTimestamp();
        while (!process.HasExited)
        {
            await Task.WhenAny(
                process.WaitForExitAsync(CancellationToken.None),
                Task.Delay(Poll, CancellationToken.None)
            );
            if (stopped.IsCancellationRequested)
            {
                process.StandardInput.Close();
            }

            if (!process.HasExited && IsStuck(journal, turn, started, stopped) is { } why)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
                Report(progress, journal.Read(), why, "");
                progress.Next++;
                return;
            }
        }

        await process.WaitForExitAsync(CancellationToken.None);
        if (process.ExitCode != 0)
        {
            Report(
                progress,
                journal.Read(),
                $"The process has ended with the code {process.ExitCode}.",
                progress.LastWords
            );
            progress.Next++;
        }
    }

    private Process Start(TargetProgress progress, string slot, TimeSpan turn)
    {
        string[] arguments =
        [
            "worker",
            progress.Name,
            seed.ToString(CultureInfo.InvariantCulture),
            progress.Next.ToString(CultureInfo.InvariantCulture),
            turn.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            _folder.Root,
            slot,
        ];
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Supervisor).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    // Longer than an input may take, by the journal; or, where nothing is being fed, longer than the turn.
    private static string? IsStuck(InputJournal journal, TimeSpan turn, long started, CancellationToken stopped)
    {
        if (journal.Read() is { } entry)
        {
            return DateTime.UtcNow - entry.Started > LongestInput
                ? $"An input takes longer than {LongestInput.TotalSeconds} s."
                : null;
        }

        var limit = stopped.IsCancellationRequested ? LongestInput : turn + StartUp;
        return Stopwatch.GetElapsedTime(started) > limit ? "The process does not end." : null;
    }

    private void Report(TargetProgress progress, JournalEntry? entry, string kind, string detail)
    {
        var failure = new FuzzFailure(
            progress.Name,
            kind,
            detail,
            entry?.Seed ?? seed,
            entry?.Index ?? -1,
            IsRepeatable: false,
            entry?.Input ?? []
        );
        if (entry is not null)
        {
            progress.Next = entry.Index;
        }

        if (progress.Failed($"{kind} {detail.Split('\n')[0]}"))
        {
            Console.WriteLine(failure.Describe(failure.Save(_folder.Failures)));
        }
    }

    private static void Take(TargetProgress progress, string? line)
    {
        if (line is null || !line.StartsWith('{'))
        {
            progress.Noted(line);
            return;
        }

        var said = JsonSerializer.Deserialize<WorkerLine>(line)!;
        if (said.Failure is null)
        {
            progress.Advance(said);
        }
        else if (progress.Failed(said.Kind!))
        {
            Console.WriteLine(said.Failure);
        }
    }
}
