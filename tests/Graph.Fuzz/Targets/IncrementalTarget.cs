using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Execution;
using Graph.Fuzz.Executor;
using Graph.Fuzz.Generators;
using Graph.Language;
using Graph.Types;
using Graph.Types.Serialization;
using Graph.Validation;

namespace Graph.Fuzz.Targets;

/// <summary>Responses in parts, by <c>@defer</c> and <c>@stream</c>, in both formats. Inputs are as those of the executor.</summary>
internal sealed class IncrementalTarget : FuzzTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly Schema _schema = FuzzSchemas.IncrementalUniverse();
    private readonly RequestExecutor _executor;

    public IncrementalTarget()
    {
        WorldResolvers.Attach(_schema);
        _executor = new RequestExecutor(_schema, new ExecutionOptions { Timeout = Patience, CachedOperations = 50 });
    }

    public override string Name => "incremental";

    public override string Claim =>
        "The parts of a response, put together, are the response without parts; where something fails, every part still has "
        + "its place and its end.";

    public override byte[] Generate(Random random)
    {
        var texts = new OperationTexts(_schema, random);
        var document = texts.Document();
        return Encoding.UTF8.GetBytes(
            $"{{\"seed\":{random.Next(100_000)},\"sets\":[{texts.VariableSet()}]}}\n{document}"
        );
    }

    public override string Run(byte[] input)
    {
        var (seed, sets, source) = ExecutorInput.Read(input);
        if (
            !Utf8GraphQLParser.TryParse(source.Span, null, out var document, out _)
            || !DocumentValidator.Validate(_schema, document).IsEmpty
            || Encoding.UTF8.GetString(source.Span).Contains("__schema", StringComparison.Ordinal)
            || Encoding.UTF8.GetString(source.Span).Contains("__type(", StringComparison.Ordinal)
        )
        {
            return "invalid";
        }

        var kind = new StringBuilder();
        foreach (
            var format in (IncrementalDeliveryFormat[])
                [IncrementalDeliveryFormat.IdBased, IncrementalDeliveryFormat.PathBased]
        )
        {
            // Every other world is calm, so that whole responses are compared as well.
            var world = new World(_schema, seed, isCalm: seed % 2 == 0) { HasShortCollections = false };
            var responses = ExecuteAsync(source, sets[0], world, format)
                .WaitAsync(Patience * 2)
                .GetAwaiter()
                .GetResult();
            if (!responses[0].ContainsKey("data"))
            {
                return "refused";
            }

            var client = new IncrementalClient();
            foreach (var response in responses)
            {
                client.Take(response);
            }

            client.End();
            Compare(document, world, sets[0], client, responses);
            kind.Append(Math.Min(4, responses.Count)).Append(client.HasErrors).Append(' ');
        }

        return kind.ToString();
    }

    private void Compare(
        DocumentNode document,
        World world,
        System.Text.Json.JsonElement variables,
        IncrementalClient client,
        List<JsonObject> responses
    )
    {
        ReferenceResponse expected;
        try
        {
            expected = new ReferenceExecutor(_schema, document, world).Execute(variables);
        }
        catch (AmbiguousInputException)
        {
            return;
        }

        FuzzFailureException.ThrowUnless(
            client.HasErrors == expected.Errors.Count > 0,
            "A response in parts has errors where the whole has none, or the other way round.",
            () => $"expected: {string.Join('\n', expected.Errors)}\nactual:   {Describe(responses)}"
        );
        // With errors the data may differ: what fails in a part fails that part alone.
        FuzzFailureException.ThrowUnless(
            client.HasErrors || Sorted(client.Data)?.ToJsonString() == Sorted(expected.Data)?.ToJsonString(),
            "The parts are not the whole.",
            () =>
                $"expected: {expected.Data?.ToJsonString()}\nactual:   {client.Data?.ToJsonString()}\n{Describe(responses)}"
        );
    }

    private static string Describe(List<JsonObject> responses) =>
        string.Join('\n', responses.Select(response => response.ToJsonString()));

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            _ => node?.DeepClone(),
        };

    private async Task<List<JsonObject>> ExecuteAsync(
        ReadOnlyMemory<byte> document,
        System.Text.Json.JsonElement variables,
        World world,
        IncrementalDeliveryFormat format
    )
    {
        using var result = await _executor.ExecuteAsync(
            new OperationRequest
            {
                Document = document,
                VariableSets = [variables],
                Services = new WorldServices(world),
                IncrementalDelivery = format,
            },
            CancellationToken.None
        );
        var responses = new List<JsonObject> { Read(result) };
        if (result.Subsequent is { } subsequent)
        {
            await foreach (var response in subsequent)
            {
                responses.Add(Read(response));
                response.Dispose();
            }
        }

        return responses;
    }

    private static JsonObject Read(ExecutionResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new JsonWriter(buffer);
        writer.WriteRaw((byte)'{');
        result.WriteMembers(writer, 0);
        writer.WriteRaw((byte)'}');
        writer.Flush();
        return JsonNode
            .Parse(
                buffer.WrittenSpan,
                documentOptions: new System.Text.Json.JsonDocumentOptions { AllowDuplicateProperties = false }
            )!
            .AsObject();
    }
}
