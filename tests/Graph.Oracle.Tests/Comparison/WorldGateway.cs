using System.Buffers;
using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Fusion.Composition;
using Graph.Fusion.Execution;
using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Oracle.Tests.Worlds;
using Graph.Types.Serialization;
using Graph.Validation;

namespace Graph.Oracle.Tests.Comparison;

/// <summary>The gateway over the sources of a world.</summary>
internal sealed class WorldGateway : IDisposable
{
    private static readonly FusionExecutorOptions Generous = new()
    {
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
        Planning = new PlanningOptions { MaxFields = int.MaxValue, MaxFetches = int.MaxValue },
    };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<HttpSourceTransport> _transports = [];
    private int _operations;

    public WorldGateway(World world, FusionSchema schema, Func<string, Uri> addressOf) =>
        Executor = new FusionRequestExecutor(
            schema,
            info =>
            {
                var serving = world.Sources.Single(source => source.Name == info.Name).Serving;
                var transport = new HttpSourceTransport(
                    info,
                    new SourceOptions
                    {
                        Url = addressOf(info.Name),
                        BreakAfterFailures = 0,
                        Timeout = TimeSpan.FromSeconds(30),
                        VariableBatching = serving.IsKnown ? serving.VariableBatching : null,
                        RequestBatching = serving.IsKnown ? serving.RequestBatching : null,
                    }
                );
                _transports.Add(transport);
                return transport;
            },
            Generous
        );

    public FusionRequestExecutor Executor { get; }

    public static CompositionResult Compose(World world) =>
        SchemaComposer.Compose([
            .. world.Sources.Select(source => new SourceSchema(
                source.Name,
                source.Sdl,
                new SourceSchemaSettings
                {
                    Subscriptions = source.Serving.Sockets
                        ? SubscriptionTransport.WebSocket
                        : SubscriptionTransport.ServerSentEvents,
                }
            )),
        ]);

    /// <summary>The responses as JSON: one, or one for each event of a subscription.</summary>
    public async Task<(List<JsonDocument> Responses, bool IsStream)> ExecuteAsync(
        WorldOperation operation,
        IncrementalDeliveryFormat format = IncrementalDeliveryFormat.None
    )
    {
        using var variables = JsonDocument.Parse(operation.Variables);
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(operation.Document),
            VariableSets = [variables.RootElement],
            Services = new Services(Interlocked.Increment(ref _operations)),
            AcceptsSubscription = true,
            IncrementalDelivery = format,
        };
        using var patience = new CancellationTokenSource(Patience);
        await using var result = await Executor.ExecuteAsync(request, patience.Token);
        var responses = new List<JsonDocument>();
        if (result.Count > 0)
        {
            responses.Add(Read(result));
        }

        if (result.Subsequent is { } events)
        {
            await foreach (var one in events.WithCancellation(patience.Token))
            {
                using (one)
                {
                    responses.Add(Read(one));
                }
            }
        }

        return (responses, result.Subsequent is not null);
    }

    private static JsonDocument Read(ExecutionResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new JsonWriter(buffer))
        {
            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, 0);
            writer.WriteRaw((byte)'}');
            writer.Flush();
        }

        return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 512 });
    }

    public void Dispose()
    {
        foreach (var transport in _transports)
        {
            transport.Dispose();
        }
    }

    /// <summary>A client of its own: who is not told apart by anything shares the subscriptions of others, and joins late.</summary>
    private sealed class Services : IServiceProvider
    {
        private readonly FusionRequestContext _context = new();

        public Services(int number) => _context.Propagate("x-client", $"{number}");

        public object? GetService(Type serviceType) => serviceType == typeof(FusionRequestContext) ? _context : null;
    }
}
