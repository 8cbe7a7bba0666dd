using System.Text;
using Graph.Oracle.Tests.Comparison;
using Graph.Oracle.Tests.Generation;
using Graph.Oracle.Tests.Shrinking;
using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests;

/// <summary>
/// The gateway over the sources of a split graph answers as one server over the unsplit graph would have. More operations,
/// or others, can be compared: <c>GRAPH_ORACLE_COUNT</c> and <c>GRAPH_ORACLE_SEED</c>.
/// </summary>
public sealed class OracleTests
{
    private const int OperationsPerWorld = 50;
    private const int WorldsAtOnce = 3;
    private const int Shown = 10;

    private static readonly int Count = Setting("GRAPH_ORACLE_COUNT", 5_000);
    private static readonly int Seed = Setting("GRAPH_ORACLE_SEED", 1);

    private static readonly Features Used = Enum.TryParse<Features>(
        Environment.GetEnvironmentVariable("GRAPH_ORACLE_FEATURES"),
        out var chosen
    )
        ? chosen
        : Features.All;

    [Fact]
    public Task The_gateway_answers_as_one_server_would() => CompareAsync(Count, OperationsPerWorld, Used);

    [Fact]
    public Task The_gateway_completes_events_as_one_server_would() =>
        CompareAsync(Setting("GRAPH_ORACLE_SUBSCRIPTIONS", 1_000), 10, Used | Features.Subscriptions);

    [Fact]
    public Task The_parts_of_a_response_are_what_one_server_answers_at_once() =>
        CompareAsync(
            Setting("GRAPH_ORACLE_PARTS", 2_000),
            40,
            (Used | Features.Incremental) & ~Features.CollidingAliases
        );

    private static async Task CompareAsync(int count, int perWorld, Features features)
    {
        await using var bench = await Bench.StartAsync();
        var failures = new SortedDictionary<string, Failure>(StringComparer.Ordinal);
        var compared = 0;
        var worlds = (count + perWorld - 1) / perWorld;
        await Parallel.ForAsync(
            0,
            worlds,
            new ParallelOptions { MaxDegreeOfParallelism = WorldsAtOnce },
            async (i, _) =>
            {
                var (found, done) = await CompareAsync(bench, unchecked(Seed * 1_000_003 + i), perWorld, features);
                lock (failures)
                {
                    compared += done;
                    foreach (var failure in found)
                    {
                        failures[failure.Kind] = failures.TryGetValue(failure.Kind, out var known)
                            ? known with
                            {
                                Times = known.Times + 1,
                            }
                            : failure;
                    }
                }
            }
        );

        var report = new StringBuilder();
        foreach (var (kind, failure) in failures.OrderByDescending(one => one.Value.Times))
        {
            report.Append($"=== {failure.Times} times, first with seed {failure.Seed}: {kind}\n");
        }

        foreach (var (kind, failure) in failures.OrderByDescending(one => one.Value.Times).Take(Shown))
        {
            report.Append($"\n=== {kind}\n");
            report.Append(
                failure.Case is null
                    ? failure.Text
                    : (await new Shrinker(bench, kind).ShrinkAsync(failure.Case)).ToString()
            );
        }

        Assert.True(failures.Count == 0, $"{failures.Count} kinds of differences in {compared} operations\n{report}");
        Assert.Equal(worlds * perWorld, compared);
    }

    private static async Task<(List<Failure> Failures, int Count)> CompareAsync(
        Bench bench,
        int seed,
        int perWorld,
        Features features
    )
    {
        var failures = new List<Failure>();
        World? world = null;
        try
        {
            world = WorldMaker.Make(seed, features);
            if (Bench.WhyNotComposed(world) is { } refusal)
            {
                failures.Add(new Failure(DifferenceKind.Of(refusal), seed, null, $"{refusal}\n{Describe(world)}"));
                return (failures, 0);
            }

            var schema = WorldSchema.Of(world);
            var data = new WorldData(world.Seed, world.Monolith);
            var operations = Enumerable
                .Range(0, perWorld)
                .Select(i => OperationMaker.Make(unchecked(seed * 7919 + i), schema, data, features))
                .ToList();
            var differences = await bench.WithAsync(world, served => served.CompareAsync(operations));
            for (var i = 0; i < differences.Length; i++)
            {
                if (differences[i] is { } difference)
                {
                    var failing = new FailingCase(world, operations[i], difference);
                    failures.Add(new Failure(DifferenceKind.Of(difference), seed, failing, difference));
                }
            }

            return (failures, operations.Count);
        }
        catch (Exception exception)
        {
            failures.Add(
                new Failure(exception.Message, seed, null, $"{exception}\n{(world is null ? "" : Describe(world))}")
            );
            return (failures, 0);
        }
    }

    private static string Describe(World world) =>
        $"--- monolith\n{world.Monolith}"
        + string.Concat(world.Sources.Select(source => $"--- {source.Name} {source.Serving}\n{source.Sdl}"));

    private sealed record Failure(string Kind, int Seed, FailingCase? Case, string Text, int Times = 1);

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
