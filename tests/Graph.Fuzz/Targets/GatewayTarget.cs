using System.Buffers;
using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Fusion.Execution;
using Graph.Fusion.Schemas;
using Graph.Fuzz.Executor;
using Graph.Fuzz.Gateway;
using Graph.Fuzz.Generators;
using Graph.Fuzz.Inputs;
using Graph.Language;
using Graph.Types.Serialization;

namespace Graph.Fuzz.Targets;

/// <summary>
/// The composed graph of this repository over sources whose answers are changed on the way. An input is a line of JSON (the
/// seed of the world and of the changes, and the variables) and a document.
/// </summary>
internal sealed class GatewayTarget : FuzzTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly FusionSchema _schema;
    private readonly Dictionary<string, (Types.Schema Schema, FuzzedSource Source)> _sources = [];
    private readonly FusionRequestExecutor _executor;

    public GatewayTarget()
    {
        _schema = ExecutionSchemaReader.Read(
            Utf8GraphQLParser.Parse(Repository.Read("schema", "graph.execution.graphql"), ParserOptions.Schema)
        );
        foreach (var source in _schema.Sources)
        {
            var schema = FuzzSchemas.Source(source.Name);
            WorldResolvers.Attach(schema);
            _sources.Add(source.Name, (schema, new FuzzedSource(new RequestExecutor(schema))));
        }

        _executor = new FusionRequestExecutor(
            _schema,
            source => _sources[source.Name].Source,
            new FusionExecutorOptions { Timeout = Patience }
        );
    }

    public override string Name => "gateway";

    public override string Claim =>
        "Whatever sources answer, the gateway's response is JSON of the shape that the client asked for, or has errors; and "
        + "what they answer rightly is understood.";

    public override byte[] Generate(Random random)
    {
        var texts = new OperationTexts(_schema.Public, random);
        var document = texts.Document();
        return Encoding.UTF8.GetBytes(
            $"{{\"seed\":{random.Next(100_000)},\"changes\":{random.Next(4) * random.Next(100_000)},"
                + $"\"variables\":{texts.VariableSet()}}}\n{document}"
        );
    }

    public override string Run(byte[] input)
    {
        var line = input.AsSpan().IndexOf((byte)'\n');
        var source = input.AsMemory(line + 1);
        var (seed, changes, variables) = ReadHead(input.AsMemory(0, Math.Max(0, line)));
        var random = changes == 0 ? null : new Random(changes);
        foreach (var (schema, transport) in _sources.Values)
        {
            transport.World = new World(schema, seed);
            transport.Changes = random;
        }

        using var response = ExecuteAsync(source, variables).WaitAsync(Patience * 2).GetAwaiter().GetResult();
        var root = response.RootElement;
        var hasData = root.TryGetProperty("data", out var data);
        var hasErrors = root.TryGetProperty("errors", out var errors);
        FuzzFailureException.ThrowUnless(
            hasData || hasErrors && errors.GetArrayLength() > 0,
            "A response has neither data nor errors.",
            root.GetRawText
        );
        var text = hasErrors ? errors.GetRawText() : "";
        FuzzFailureException.ThrowUnless(
            random is not null || !text.Contains("at byte", StringComparison.Ordinal),
            "A proper answer of a source is called malformed.",
            root.GetRawText
        );
        if (hasData && Utf8GraphQLParser.TryParse(source.Span, null, out var document, out _))
        {
            ResponseShape.Check(_schema.Public, document, data);
        }

        return $"{random is null} {hasData} {(hasData ? data.ValueKind : default)} {KindOf(errors, hasErrors)}";
    }

    private static string KindOf(JsonElement errors, bool hasErrors) =>
        hasErrors
            ? string.Join(
                ' ',
                errors
                    .EnumerateArray()
                    .Select(error =>
                        error.TryGetProperty("extensions", out var extensions)
                        && extensions.ValueKind == JsonValueKind.Object
                        && extensions.TryGetProperty("code", out var code)
                        && code.ToString() is { Length: < 40 } text
                        && text.All(c => char.IsAsciiLetterUpper(c) || c == '_')
                            ? text
                            : "?"
                    )
                    .Distinct()
                    .Order()
            )
            : "";

    private async Task<JsonDocument> ExecuteAsync(ReadOnlyMemory<byte> document, JsonElement variables)
    {
        using var result = await _executor.ExecuteAsync(
            new OperationRequest
            {
                Document = document,
                VariableSets = [variables],
                Services = new WorldServices(null!),
            },
            CancellationToken.None
        );
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new JsonWriter(buffer);
        writer.WriteRaw((byte)'{');
        result.WriteMembers(writer, 0);
        writer.WriteRaw((byte)'}');
        writer.Flush();
        FuzzFailureException.ThrowUnless(
            System.Text.Unicode.Utf8.IsValid(buffer.WrittenSpan),
            "A response is no UTF-8.",
            () => Convert.ToHexString(buffer.WrittenSpan)
        );
        FuzzFailureException.ThrowUnless(
            buffer.WrittenSpan.IndexOfAny((byte)'\r', (byte)'\n') < 0,
            "A response takes more than one line.",
            () => Encoding.UTF8.GetString(buffer.WrittenSpan)
        );
        try
        {
            return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 512 });
        }
        catch (JsonException exception)
        {
            throw new FuzzFailureException(
                "A response is no JSON.",
                $"{exception.Message}\n{Encoding.UTF8.GetString(buffer.WrittenSpan)}"
            );
        }
    }

    private static (uint Seed, int Changes, JsonElement Variables) ReadHead(ReadOnlyMemory<byte> head)
    {
        try
        {
            using var json = JsonDocument.Parse(head);
            var variables = json.RootElement.GetProperty("variables");
            _ = System.Text.Json.Nodes.JsonNode.Parse(variables.GetRawText())?.ToJsonString();
            return (
                json.RootElement.GetProperty("seed").GetUInt32(),
                json.RootElement.GetProperty("changes").GetInt32(),
                variables.ValueKind == JsonValueKind.Object ? variables.Clone() : default
            );
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or KeyNotFoundException
                        or FormatException
                        or InvalidOperationException
                        or ArgumentException
            )
        {
            return (0, 0, default);
        }
    }
}
