using System.Text.Json;
using Graph.Execution;
using Graph.Fusion.Composition;
using Graph.Oracle.Tests.Sources;
using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests.Comparison;

/// <summary>Runs worlds: composes and serves them, and compares what the gateway and the unsplit schema answer.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly NodeSide _node;
    private readonly EngineHost _engine;
    private int _worlds;

    private Bench(NodeSide node, EngineHost engine)
    {
        _node = node;
        _engine = engine;
    }

    public static async Task<Bench> StartAsync() => new(NodeSide.Start(), await EngineHost.StartAsync());

    /// <summary>Composes the world, or says why it does not compose.</summary>
    public static string? WhyNotComposed(World world)
    {
        var composition = WorldGateway.Compose(world);
        return composition.Schema is null
            ? "does not compose: "
                + string.Join(
                    " | ",
                    composition
                        .Log.Where(entry => entry.Severity == CompositionSeverity.Error)
                        .Select(entry => entry.ToString())
                )
            : SchemaDifference.Find(WorldSchema.Of(world), composition.Schema.Public);
    }

    /// <summary>Serves a world as long as <paramref name="use"/> runs.</summary>
    public async Task<T> WithAsync<T>(World world, Func<ServedWorld, Task<T>> use)
    {
        var number = Interlocked.Increment(ref _worlds);
        var schema = WorldGateway.Compose(world).Schema ?? throw new InvalidOperationException(WhyNotComposed(world));
        var data = new WorldData(world.Seed, world.Monolith);
        var urls = await _node.AddAsync(number, world);
        foreach (var source in world.Sources.Where(source => source.Serving.ByEngine))
        {
            urls[source.Name] = _engine.Add(number, source, data);
        }

        try
        {
            using var gateway = new WorldGateway(world, schema, name => urls[name]);
            return await use(new ServedWorld(gateway, operations => _node.RunAsync(number, operations)));
        }
        finally
        {
            _engine.Forget(number);
            await _node.ForgetAsync(number);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _node.DisposeAsync();
    }
}

/// <summary>A world that is being served.</summary>
internal sealed class ServedWorld(
    WorldGateway gateway,
    Func<IEnumerable<WorldOperation>, Task<List<MonolithAnswer>>> monolith
)
{
    /// <summary>How many operations run at once.</summary>
    private const int Parallel = 6;

    public WorldGateway Gateway { get; } = gateway;

    /// <summary>How each operation differs; null where it does not.</summary>
    public async Task<string?[]> CompareAsync(IReadOnlyList<WorldOperation> operations)
    {
        var expected = monolith(operations.Select(operation => operation.Whole));
        var differences = new string?[operations.Count];
        var responses = new (List<JsonDocument> All, bool IsStream)[operations.Count];
        await System.Threading.Tasks.Parallel.ForAsync(
            0,
            operations.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel },
            async (i, _) =>
            {
                try
                {
                    var format =
                        !operations[i].IsIncremental ? IncrementalDeliveryFormat.None
                        : i % 2 == 0 ? IncrementalDeliveryFormat.IdBased
                        : IncrementalDeliveryFormat.PathBased;
                    responses[i] = await Gateway.ExecuteAsync(operations[i], format);
                }
                catch (Exception exception)
                {
                    differences[i] = $"throws {exception}";
                }
            }
        );
        var answers = await expected;
        for (var i = 0; i < answers.Count; i++)
        {
            differences[i] ??= operations[i].IsIncremental
                ? PartsComparison.Compare(answers[i], responses[i].All, isByPath: i % 2 != 0)
                : Compare(answers[i], responses[i].All, responses[i].IsStream);
            responses[i].All?.ForEach(response => response.Dispose());
        }

        return differences;
    }

    private static string? Compare(MonolithAnswer expected, List<JsonDocument> actual, bool isStream)
    {
        if (!isStream)
        {
            return Compare(expected, actual[0].RootElement);
        }

        if (expected.Events is not { } events)
        {
            return "subscribes where one server would not have";
        }

        for (var i = 0; i < Math.Min(events.Length, actual.Count); i++)
        {
            if (Compare(events[i], actual[i].RootElement) is { } difference)
            {
                return difference;
            }
        }

        return events.Length == actual.Count ? null : $"has {actual.Count} events, not {events.Length}";
    }

    private static string? Compare(MonolithAnswer expected, JsonElement actual)
    {
        var errors = actual.TryGetProperty("errors", out var listed)
            ? listed.Deserialize<FieldError[]>(MonolithAnswer.Json)!
            : [];
        if (!actual.TryGetProperty("data", out var data))
        {
            return expected.Invalid is not null || expected.Data.ValueKind == JsonValueKind.Undefined
                ? null
                : $"is refused: {string.Join(" | ", errors.Select(error => error.Message))}";
        }

        if (expected.Invalid is not null)
        {
            return $"is answered in spite of: {string.Join(" | ", expected.Invalid)}";
        }

        var difference = DataComparison.Compare(expected.Data, data) ?? ErrorComparison.Compare(expected, data, errors);
        if (difference is null)
        {
            return null;
        }

        // Errors that cannot be are what caused it, most likely.
        var strange = ErrorComparison.Impossible(expected, errors);
        return strange.Count == 0
            ? difference
            : $"{difference}\n  errors: {string.Join("\n    ", strange.Take(5).Select(error => error.ToString()))}";
    }
}
