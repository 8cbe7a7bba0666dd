using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Execution;
using Graph.Fuzz.Executor;
using Graph.Fuzz.Generators;
using Graph.Language;
using Graph.Types;
using Graph.Types.Serialization;
using Graph.Validation;

namespace Graph.Fuzz.Targets;

/// <summary>
/// The engine and the reference execute one request in the same world. An input is a line of JSON (the seed of the world
/// and the sets of variables) and a document.
/// </summary>
internal sealed class ExecutorTarget : FuzzTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly Schema _schema = FuzzSchemas.Universe();
    private readonly RequestExecutor _executor;

    public ExecutorTarget()
    {
        WorldResolvers.Attach(_schema);
        _executor = new RequestExecutor(_schema, new ExecutionOptions { Timeout = Patience, CachedOperations = 50 });
    }

    public override string Name => "executor";

    public override string Claim =>
        "The engine answers as a second implementation of the specification's algorithms does: the same data, the same "
        + "errors at the same paths, for each set of variables.";

    public override byte[] Generate(Random random)
    {
        var texts = new OperationTexts(_schema, random);
        var document = texts.Document();
        var sets = Enumerable.Range(0, random.Next(3) == 0 ? random.Next(2, 5) : 1).Select(_ => texts.VariableSet());
        return Encoding.UTF8.GetBytes(
            $"{{\"seed\":{random.Next(100_000)},\"sets\":[{string.Join(',', sets)}]}}\n{document}"
        );
    }

    public override string Run(byte[] input)
    {
        var (seed, sets, source) = ExecutorInput.Read(input);
        if (!Utf8GraphQLParser.TryParse(source.Span, null, out var document, out _))
        {
            return "no document";
        }

        var world = new World(_schema, seed);
        var responses = ExecuteAsync(source, sets, world).WaitAsync(Patience * 2).GetAwaiter().GetResult();
        if (!DocumentValidator.Validate(_schema, document).IsEmpty)
        {
            FuzzFailureException.ThrowUnless(
                responses.All(response => !response.AsObject().ContainsKey("data")),
                "An invalid document is executed.",
                () => responses[0].ToJsonString()
            );
            return "invalid";
        }

        var text = Encoding.UTF8.GetString(source.Span);
        if (text.Contains("__schema", StringComparison.Ordinal) || text.Contains("__type(", StringComparison.Ordinal))
        {
            return "introspection";
        }

        var kind = new StringBuilder();
        for (var i = 0; i < sets.Count; i++)
        {
            // A request that is refused as a whole has one response.
            Compare(document, world, sets[i], responses[Math.Min(i, responses.Count - 1)].AsObject(), kind);
        }

        return kind.ToString();
    }

    private void Compare(DocumentNode document, World world, JsonElement set, JsonObject actual, StringBuilder kind)
    {
        ReferenceResponse expected;
        try
        {
            expected = new ReferenceExecutor(_schema, document, world).Execute(set);
        }
        catch (AmbiguousInputException)
        {
            kind.Append("ambiguous ");
            return;
        }
        catch (NullReferenceException) when (IsRefusedForNullCondition(actual))
        {
            // A condition is null: the engine evaluates all of them before it executes anything.
            kind.Append("null condition ");
            return;
        }

        if (IsRefusedForNullCondition(actual))
        {
            kind.Append("null condition ");
            return;
        }

        var isRefused = !actual.ContainsKey("data");
        FuzzFailureException.ThrowUnless(
            isRefused == expected.IsRequestError,
            "A request is refused, or executed, that should not be.",
            () => $"expected: {(expected.IsRequestError ? "refused" : "executed")}\nactual:   {actual.ToJsonString()}"
        );
        if (isRefused)
        {
            kind.Append("refused ");
            return;
        }

        FuzzFailureException.ThrowUnless(
            (expected.Data?.ToJsonString() ?? "null") == (actual["data"]?.ToJsonString() ?? "null"),
            "The data are others.",
            () => $"expected: {expected.Data?.ToJsonString()}\nactual:   {actual.ToJsonString()}"
        );
        CompareErrors(expected.Errors, actual);
        kind.Append(
            CultureInfo.InvariantCulture,
            $"{(actual["data"] is null ? "null" : "data")} {Math.Min(3, expected.Errors.Count)} "
        );
    }

    private static void CompareErrors(IReadOnlyList<ReferenceError> expected, JsonObject response)
    {
        var actual = response["errors"]?.AsArray() ?? [];
        var same = actual.Count == expected.Count;
        for (var i = 0; same && i < expected.Count; i++)
        {
            var error = actual[i]!.AsObject();
            same =
                error["path"]?.ToJsonString() == expected[i].Path
                && (expected[i].Message is null || error["message"]!.GetValue<string>() == expected[i].Message)
                && error["locations"]?.AsArray() is [_, ..];
        }

        FuzzFailureException.ThrowUnless(
            same,
            "The errors are others.",
            () => $"expected: {string.Join('\n', expected)}\nactual:   {response.ToJsonString()}"
        );
    }

    private static bool IsRefusedForNullCondition(JsonObject response) =>
        !response.ContainsKey("data")
        && response["errors"]!
            .AsArray()
            .Any(error =>
                error!["message"]!
                    .GetValue<string>()
                    .StartsWith("Argument \"if\" of non-null type", StringComparison.Ordinal)
            );

    private async Task<List<JsonNode>> ExecuteAsync(ReadOnlyMemory<byte> document, List<JsonElement> sets, World world)
    {
        using var result = await _executor.ExecuteAsync(
            new OperationRequest
            {
                Document = document,
                VariableSets = sets,
                Services = new WorldServices(world),
            },
            CancellationToken.None
        );
        var responses = new List<JsonNode>();
        for (var i = 0; i < result.Count; i++)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new JsonWriter(buffer);
            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, i);
            writer.WriteRaw((byte)'}');
            writer.Flush();
            responses.Add(
                JsonNode.Parse(
                    buffer.WrittenSpan,
                    documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }
                )!
            );
        }

        return responses;
    }
}
