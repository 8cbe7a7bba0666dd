using System.Diagnostics;
using Graph.Fuzz.Inputs;
using Graph.Fuzz.Running;
using Xunit.Abstractions;

namespace Graph.Fuzz.Tests;

/// <summary>
/// Every target for a little less than a second, always with the same inputs in the same order. Longer, with others:
/// <c>./graph fuzz --minutes N</c>.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const ulong Seed = 20261122;
    private const int MaxInputs = 20_000;
    private const int LeastInputs = 50;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(0.8);

    // An input that never comes back must fail the test, not the whole run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Targets => [.. TargetCatalog.Names];

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_a_target_claims_holds(string name)
    {
        Run(
            name,
            session =>
            {
                // On a busy machine the first inputs, which the compiler has a part in, may take all of the time.
                var started = Stopwatch.GetTimestamp();
                var next = session.Run(0, LeastInputs, Patience, CancellationToken.None);
                session.Run(next, MaxInputs, Time - Stopwatch.GetElapsedTime(started), CancellationToken.None);
                output.WriteLine(
                    $"{name}: {session.Inputs} inputs in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, "
                        + $"{session.Kept.Count} kinds, slowest {session.Slowest.TotalMilliseconds:0} ms CPU"
                );
                Assert.True(session.Inputs >= LeastInputs || session.Failures.Count > 0);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_a_target_claims_holds_of_its_corpus(string name)
    {
        Run(
            name,
            session =>
            {
                foreach (var entry in Corpus.Of(name).Entries)
                {
                    session.Replay(entry.Input);
                }
            }
        );
    }

    private static void Run(string name, Action<FuzzSession> run)
    {
        using var target = TargetCatalog.Create(name)!;
        var session = new FuzzSession(target, Corpus.Of(name), Seed);
        Exception? broken = null;
        var thread = new Thread(() =>
        {
            try
            {
                run(session);
            }
            catch (Exception exception)
            {
                broken = exception;
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        Assert.True(thread.Join(Patience), $"An input of {name} does not come back: ./graph fuzz --target {name}");
        Assert.Null(broken);
        Assert.True(
            session.Failures.Count == 0,
            string.Join('\n', session.Failures.Select(failure => failure.Describe(path: null)))
        );
    }
}
