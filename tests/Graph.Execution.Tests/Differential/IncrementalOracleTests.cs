using System.Text;
using System.Text.Json.Nodes;
using Graph.Execution.Tests.Testing;
using Graph.Language;
using Graph.Testing;
using Graph.Types.Sdl;
using Graph.Validation;

namespace Graph.Execution.Tests.Differential;

/// <summary>
/// The engine and version 17 of the reference implementation judge and answer generated documents with <c>@defer</c> and
/// <c>@stream</c> alike, in both formats, and the parts put together are what the engine answers at once.
/// </summary>
public sealed class IncrementalOracleTests
{
    private const int Shown = 40;

    // More documents, or others, can be compared: GRAPH_INCREMENTAL_COUNT and GRAPH_ORACLE_SEED.
    private static readonly int Count = OracleTests.Setting("GRAPH_INCREMENTAL_COUNT", 250);
    private static readonly int Seed = OracleTests.Setting("GRAPH_ORACLE_SEED", 1);

    private readonly Dictionary<(string, bool), RequestExecutor> _executors = [];
    private int _parts;
    private int _strict;

    [Fact]
    public async Task The_engine_and_the_reference_implementation_deliver_the_same()
    {
        var cases = await Oracle.AskForIncrementalAsync(Count, Seed);
        Assert.Equal(Count, cases.Count);
        var differences = new List<string>();
        foreach (var one in cases)
        {
            try
            {
                if (await CompareAsync(one) is { } difference)
                {
                    differences.Add($"{one.Index} {one.Schema} {difference}");
                }
            }
            catch (Exception exception)
            {
                differences.Add($"{one.Index} {one.Schema} {exception.Message}");
            }
        }

        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Count} differ; see one by node incremental.mjs --seed {Seed} --only INDEX\n"
                + string.Join('\n', differences.Take(Shown))
        );
        Assert.True(
            _strict > _parts / 5,
            $"Only {_strict} of {_parts} parts left no choice: the documents repeat too much."
        );
        Assert.True(_parts > Count / 2, $"Only {_parts} parts were delivered later: the documents defer too little.");
    }

    private async Task<string?> CompareAsync(IncrementalCase one)
    {
        var executor = ExecutorOf(one.Schema, waits: false);
        var document = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(one.Document));
        var expected = (one.Errors ?? [])
            .Where(error => error.Rule != ExplainedDifferences.SubscriptionRule)
            .Select(error => Describe(error.Rule, error.Message, error.Locations));
        var actual = DocumentValidator
            .Validate(executor.Schema, document, OracleTests.Unlimited.Validation)
            .Where(error => (string)error.Extensions["rule"]! != ExplainedDifferences.SubscriptionRule)
            .Select(error =>
                Describe(
                    (string)error.Extensions["rule"]!,
                    error.Message,
                    error.Locations.Select(at => new Place(at.Line, at.Column))
                )
            );
        if (!expected.Order().SequenceEqual(actual.Order()))
        {
            return $"is judged otherwise\n  expected: {string.Join(" | ", expected)}\n  actual:   {string.Join(" | ", actual)}";
        }

        if (one.ById is null)
        {
            return null;
        }

        var whole = await ExecuteAsync(one, executor, IncrementalDeliveryFormat.None);
        if (ExplainedDifferences.IsRefusedForNullCondition(whole.Initial))
        {
            return null;
        }

        var byId = await ExecuteAsync(one, executor, IncrementalDeliveryFormat.IdBased);
        var byPath = await ExecuteAsync(one, executor, IncrementalDeliveryFormat.PathBased);
        var inAnyOrder = await ExecuteAsync(
            one,
            ExecutorOf(one.Schema, waits: true),
            IncrementalDeliveryFormat.IdBased
        );
        _parts += byId.Delivered.Count;
        var (theirsById, theirsByPath) = (MergedResponse.Of(one.ById), MergedResponse.Of(one.ByPath!));
        return CompareWhole(whole, byId)
            ?? CompareWhole(whole, byPath)
            ?? Compare("by id", theirsById, byId)
            ?? Compare("by path", theirsByPath, byPath)
            ?? CompareDelivered(theirsById, theirsByPath, byId, byPath)
            ?? CompareOrders(byId, inAnyOrder);
    }

    // With ids, a field that several fragments ask for is told with whatever comes first. Where that makes no difference to
    // the format that tells it with all of them, the specification leaves no choice.
    private string? CompareDelivered(
        MergedResponse theirsById,
        MergedResponse theirsByPath,
        MergedResponse byId,
        MergedResponse byPath
    )
    {
        if (Compare("by path: delivered", theirsByPath.Delivered, byPath.Delivered) is { } difference)
        {
            return difference;
        }

        if (Compare("", theirsById.Delivered, theirsByPath.Delivered) is not null)
        {
            return null;
        }

        _strict += byId.Delivered.Count;
        return Compare("by id: delivered", theirsById.Delivered, byId.Delivered);
    }

    // Where something failed, deferring changes how far a null spreads.
    private static string? CompareWhole(MergedResponse whole, MergedResponse parts) =>
        parts.Errors.Count + parts.Failed.Count > 0 || JsonNode.DeepEquals(whole.Data, parts.Data)
            ? null
            : $"is not what it is at once\n  at once:  {whole.Data?.ToJsonString()}\n  in parts: {parts.Data?.ToJsonString()}";

    // In which order resolvers finish decides with what fields are delivered, but not what is.
    private static string? CompareOrders(MergedResponse inOrder, MergedResponse inAnyOrder) =>
        JsonNode.DeepEquals(inOrder.Data, inAnyOrder.Data)
            ? ResponseErrors.Compare(inOrder.Data, inOrder.Errors, inAnyOrder.Errors)
            : $"depends on the order of work\n  in order:     {inOrder.Data?.ToJsonString()}\n  in any order: {inAnyOrder.Data?.ToJsonString()}";

    private static string? Compare(string format, MergedResponse expected, MergedResponse actual)
    {
        if (!JsonNode.DeepEquals(expected.Data, actual.Data))
        {
            return $"{format}: is answered otherwise\n  expected: {expected.Data?.ToJsonString()}\n  actual:   {actual.Data?.ToJsonString()}";
        }

        return ResponseErrors.Compare(expected.Data, expected.Errors, actual.Errors) is { } other
            ? $"{format}: {other}"
            : Compare($"{format}: failed", expected.Failed, actual.Failed);
    }

    private static string? Compare(string what, List<string> expected, List<string> actual) =>
        expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal))
            ? null
            : $"{what}\n  expected: {string.Join(" | ", expected.Order())}\n  actual:   {string.Join(" | ", actual.Order())}";

    private static async Task<MergedResponse> ExecuteAsync(
        IncrementalCase one,
        RequestExecutor executor,
        IncrementalDeliveryFormat delivery
    )
    {
        var request = TestGraph.Request(
            one.Document,
            [one.Variables.GetRawText()],
            one.OperationName,
            delivery: delivery
        );
        using var result = await executor.ExecuteAsync(request, CancellationToken.None);
        var payloads = new List<JsonObject> { JsonNode.Parse(TestGraph.Text(result))!.AsObject() };
        if (result.Subsequent is { } subsequent)
        {
            await foreach (var payload in subsequent)
            {
                payloads.Add(JsonNode.Parse(TestGraph.Text(payload))!.AsObject());
            }
        }

        return MergedResponse.Of(payloads);
    }

    // What one error tells is bounded here: the beginning has to be the same.
    private static string Describe(string rule, string message, IEnumerable<Place> places)
    {
        var ordered = places.Order().ToList();
        var isWhole = message.Length < 900 && ordered.Count <= 20;
        return isWhole
            ? $"{rule} {message} {string.Join(' ', ordered)}"
            : $"{rule} {message[..Math.Min(message.Length, 900)]}";
    }

    private RequestExecutor ExecutorOf(string name, bool waits)
    {
        if (!_executors.TryGetValue((name, waits), out var executor))
        {
            var sdl = File.ReadAllBytes(Path.Combine(Oracle.Folder, "schemas", name + ".graphql"));
            var schema = SchemaBuilder.BuildOrThrow(
                Utf8GraphQLParser.Parse(sdl),
                SchemaOptions.Default with
                {
                    EnableDefer = true,
                    EnableStream = true,
                }
            );
            DerivedValue.Attach(schema, waits);
            _executors[(name, waits)] = executor = new RequestExecutor(schema, OracleTests.Unlimited);
        }

        return executor;
    }
}
