using System.Text;
using System.Text.Json.Nodes;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;
using Graph.Validation;

namespace Graph.Execution.Tests.Differential;

/// <summary>
/// The engine and the reference implementation say the same of generated documents: where a text cannot be parsed, which
/// rules a document breaks and where, and what executing it answers.
/// </summary>
public sealed class OracleTests
{
    private const int Shown = 200;

    // More documents, or others, can be compared: GRAPH_ORACLE_COUNT and GRAPH_ORACLE_SEED.
    private static readonly int Count = Setting("GRAPH_ORACLE_COUNT", 2_000);
    private static readonly int Seed = Setting("GRAPH_ORACLE_SEED", 1);

    /// <summary>The engine's own limits are not the specification's: off.</summary>
    internal static readonly ExecutionOptions Unlimited = new()
    {
        Parser = new ParserOptions { MaxTokens = int.MaxValue },
        Validation = new ValidationOptions
        {
            MaxErrors = int.MaxValue,
            MaxDepth = int.MaxValue,
            MaxFields = int.MaxValue,
            MaxAliases = int.MaxValue,
            MaxRootFields = int.MaxValue,
            MaxDirectivesPerLocation = int.MaxValue,
            MaxIntrospectionListDepth = int.MaxValue,
        },
        Timeout = Timeout.InfiniteTimeSpan,
        CachedOperations = 1,
    };

    private readonly Dictionary<string, RequestExecutor> _executors = [];

    [Fact]
    public async Task The_engine_and_the_reference_implementation_agree()
    {
        var cases = await Oracle.AskAsync(Count, Seed);
        Assert.Equal(Count, cases.Count);
        var differences = new List<string>();
        foreach (var one in cases)
        {
            if (await CompareAsync(one) is { } difference)
            {
                differences.Add($"{one.Index} {one.Schema} [{string.Join(' ', one.Made)}] {difference}");
            }
        }

        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Count} differ; see one by node oracle.mjs --seed {Seed} --only INDEX\n"
                + string.Join('\n', differences.Take(Shown))
        );
    }

    private async Task<string?> CompareAsync(OracleCase one)
    {
        var executor = ExecutorOf(one.Schema);
        var source = Encoding.UTF8.GetBytes(one.Document);
        if (!Utf8GraphQLParser.TryParse(source, Unlimited.Parser, out var document, out var error))
        {
            var place = new Place(error.Location.Line, error.Location.Column);
            return one.SyntaxError is null ? $"is refused at {place}: {error.Message}"
                : ExplainedDifferences.AreSame(one, [one.SyntaxError], [place]) ? null
                : $"is refused at {place} instead of {one.SyntaxError}: {error.Message}";
        }

        if (one.SyntaxError is not null)
        {
            return $"is parsed in spite of {one.SyntaxError}";
        }

        var errors = DocumentValidator.Validate(executor.Schema, document, Unlimited.Validation);
        return CompareErrors(one, source, errors)
            ?? (one.Response is null || !errors.IsEmpty ? null : await CompareResponseAsync(one, executor));
    }

    private static string? CompareErrors(OracleCase one, byte[] source, IReadOnlyList<GraphQLError> errors)
    {
        var expected = (one.Errors ?? [])
            .Where(error => !ExplainedDifferences.IsExplained(error))
            .Select(error => Describe(error.Rule, ExplainedDifferences.Shift(one, error.Locations)))
            .ToList();
        var actual = new List<string>();
        foreach (var error in errors)
        {
            if (ExplainedDifferences.IsReportedAlone(source, error))
            {
                continue;
            }

            var rule = (string)error.Extensions["rule"]!;
            var places = error.Locations.Select(at => new Place(at.Line, at.Column)).ToArray();
            actual.Add(Describe(rule, places));
        }

        if (ExplainedDifferences.AreConditionalRootFields(one, source, one.Errors ?? [], errors))
        {
            Remove(ExplainedDifferences.SubscriptionRule, expected, actual);
        }

        if (ExplainedDifferences.AreMergedAlike(one, source, one.Errors ?? [], errors))
        {
            Remove(ExplainedDifferences.MergingRule, expected, actual);
        }

        var missing = Without(expected, actual);
        var surplus = Without(actual, expected);
        return missing.Count + surplus.Count == 0
            ? null
            : $"is judged otherwise\n  missing: {string.Join(" | ", missing)}\n  surplus: {string.Join(" | ", surplus)}";
    }

    private static void Remove(string rule, List<string> expected, List<string> actual)
    {
        expected.RemoveAll(error => error.StartsWith(rule, StringComparison.Ordinal));
        actual.RemoveAll(error => error.StartsWith(rule, StringComparison.Ordinal));
    }

    private static string Describe(string rule, IEnumerable<Place> places) =>
        $"{rule} {string.Join(' ', places.Order())}";

    private static List<string> Without(List<string> left, List<string> right)
    {
        var rest = new List<string>(left);
        foreach (var item in right)
        {
            rest.Remove(item);
        }

        return rest;
    }

    private static async Task<string?> CompareResponseAsync(OracleCase one, RequestExecutor executor)
    {
        var request = Testing.TestGraph.Request(one.Document, [one.Variables.GetRawText()], one.OperationName);
        using var result = await executor.ExecuteAsync(request, CancellationToken.None);
        var actual = JsonNode.Parse(Testing.TestGraph.Text(result))!.AsObject();
        var expected = JsonNode.Parse(one.Response!.Value.GetRawText())!.AsObject();
        if (ExplainedDifferences.IsRefusedForNullCondition(actual, one.Variables))
        {
            return null;
        }

        if (!JsonNode.DeepEquals(expected["data"], actual["data"]))
        {
            return $"is answered otherwise\n  expected: {expected.ToJsonString()}\n  actual:   {actual.ToJsonString()}";
        }

        return ResponseErrors.Compare(one, expected, actual);
    }

    private RequestExecutor ExecutorOf(string name)
    {
        if (!_executors.TryGetValue(name, out var executor))
        {
            var sdl = File.ReadAllBytes(Path.Combine(Oracle.Folder, "schemas", name + ".graphql"));
            var schema = SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(sdl));
            DerivedValue.Attach(schema);
            _executors[name] = executor = new RequestExecutor(schema, Unlimited);
        }

        return executor;
    }

    internal static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
