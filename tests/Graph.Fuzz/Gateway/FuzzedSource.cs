using System.Buffers;
using System.Text;
using Graph.Execution;
using Graph.Fusion.Sources;
using Graph.Fuzz.Executor;
using Graph.Fuzz.Generators;
using Graph.Fuzz.Inputs;
using Graph.Server;
using Graph.Types.Serialization;

namespace Graph.Fuzz.Gateway;

/// <summary>
/// A source on the real engine, whose answers are changed on the way to the gateway: by a byte, by much, or to nothing that
/// a source should ever say.
/// </summary>
internal sealed class FuzzedSource(RequestExecutor executor) : ISourceTransport
{
    private static readonly GraphQLHttpOptions Limits = new() { MaxBatchedRequests = 1_000, MaxVariableSets = 10_000 };

    private static readonly FsCheck.Gen<string> Errors = JsonTexts.ObjectWith(
        ("message", FsCheck.Fluent.Gen.OneOf(Texts.Json, FsCheck.Fluent.Gen.Elements("\"\\ud800\"", "7"))),
        ("\\udc00", Texts.Json),
        (
            "path",
            FsCheck.Fluent.Gen.Elements(
                "[]",
                "[\"node\"]",
                "[\"posts\",0]",
                "[\"userById\",\"id\"]",
                "[-1,1e9]",
                "null"
            )
        ),
        ("locations", JsonTexts.Value),
        ("extensions", JsonTexts.ObjectWith(("code", Texts.Json)))
    );

    private static readonly FsCheck.Gen<string> Answers = JsonTexts.ObjectWith(
        ("data", JsonTexts.Value),
        ("errors", FsCheck.Fluent.Gen.Select(Errors, error => $"[{error}]")),
        ("errors", JsonTexts.Value),
        ("requestIndex", FsCheck.Fluent.Gen.Elements("0", "1", "7", "-1", "1.0")),
        ("variableIndex", FsCheck.Fluent.Gen.Elements("0", "1", "7", "-1", "99999999999"))
    );

    /// <summary>The world that the source sees.</summary>
    public World World { get; set; } = null!;

    /// <summary>Where the changes come from; null to change nothing.</summary>
    public Random? Changes { get; set; }

    public SourceCapability VariableBatching { get; } = new(null, TimeProvider.System);

    public SourceCapability RequestBatching { get; } = new(null, TimeProvider.System);

    public SourceCounters Counters { get; } = new();

    public async ValueTask<SourceResponse> SendAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(request.Body.ToArray(), cancellationToken);
        if (Changes is not { } random)
        {
            return Response(answer, 200);
        }

        // Sources are asked side by side.
        lock (random)
        {
            return random.Next(8) switch
            {
                < 3 => Response(answer, 200),
                < 6 => Response(Mutator.Mutate(answer, answer, random), random.Next(6) == 0 ? 400 : 200),
                6 => Response(Encoding.UTF8.GetBytes(random.From(Answers)), random.OneOf(200, 200, 400, 401)),
                _ => random.Next(2) == 0 ? SourceResponse.Failed("cannot be reached") : Response([], 200),
            };
        }
    }

    private static SourceResponse Response(byte[] answer, int status)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, answer.Length));
        answer.CopyTo(buffer, 0);
        return SourceResponse.Of(buffer, answer.Length, status);
    }

    // As the server answers: one object, or a line for each result of a batch.
    private async Task<byte[]> AnswerAsync(byte[] json, CancellationToken cancellationToken)
    {
        using var body = new ParsedBody();
        if (
            (
                body.Parse("The body", json, Limits, out var parsed)
                ?? RequestParametersReader.Read(parsed, body, Limits)
            ) is
            { } problem
        )
        {
            throw new FuzzFailureException("The gateway sends a malformed request.", problem.Message);
        }

        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new JsonWriter(buffer);
        for (var i = 0; i < body.Requests.Count; i++)
        {
            var parameters = body.Requests[i];
            using var result = await executor.ExecuteAsync(
                new OperationRequest
                {
                    Document = parameters.Document,
                    OperationName = parameters.OperationName,
                    VariableSets = parameters.VariableSets,
                    Services = new WorldServices(World),
                },
                cancellationToken
            );
            for (var row = 0; row < result.Count; row++)
            {
                writer.WriteRaw((byte)'{');
                if (body.IsBatch)
                {
                    writer.WriteRaw(Encoding.ASCII.GetBytes($"\"requestIndex\":{i},"));
                }

                if (parameters.IsVariableBatch && !(result.IsRequestError && result.Count == 1))
                {
                    writer.WriteRaw(Encoding.ASCII.GetBytes($"\"variableIndex\":{row},"));
                }

                result.WriteMembers(writer, row);
                writer.WriteRaw("}\n"u8);
            }
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
