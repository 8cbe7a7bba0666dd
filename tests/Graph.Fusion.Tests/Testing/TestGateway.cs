using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Fusion.Composition;
using Graph.Fusion.Execution;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Types.Serialization;

namespace Graph.Fusion.Tests.Testing;

/// <summary>A gateway in front of subgraphs, without a server of its own.</summary>
internal sealed class TestGateway : IDisposable
{
    private readonly List<HttpSourceTransport> _transports = [];
    private readonly SourceValidation _validation;
    private readonly PlanningOptions _planning;

    public TestGateway(
        IReadOnlyList<TestSubgraph> subgraphs,
        SourceOptions? source = null,
        FusionExecutorOptions? options = null
    )
        : this([.. subgraphs.Select(subgraph => (subgraph.Source, subgraph.Url))], source, options) { }

    public TestGateway(
        IReadOnlyList<ScriptedSource> sources,
        SourceOptions? source = null,
        FusionExecutorOptions? options = null
    )
        : this([.. sources.Select(scripted => (scripted.Source, scripted.Url))], source, options) { }

    /// <summary>A gateway whose sources are reached by transports of the test.</summary>
    public TestGateway(IReadOnlyList<ScriptedSource> sources, Func<string, ISourceTransport> transportOf)
        : this([.. sources.Select(scripted => (scripted.Source, scripted.Url))], null, null, transportOf) { }

    /// <summary>A gateway in front of sources of any kind.</summary>
    public TestGateway(
        (SourceSchema Schema, Uri Url)[] sources,
        SourceOptions? source = null,
        FusionExecutorOptions? options = null,
        Func<string, ISourceTransport>? transportOf = null
    )
    {
        var composition = SchemaComposer.Compose(
            [.. sources.Select(each => each.Schema)],
            new CompositionOptions { EnableGlobalObjectIdentification = true }
        );
        Schema =
            composition.Schema
            ?? throw new InvalidOperationException(
                string.Join('\n', composition.Log.Select(entry => entry.ToString()))
            );
        _validation = new SourceValidation(sources.Select(each => each.Schema));
        _planning = options?.Planning ?? new PlanningOptions();
        Executor = new FusionRequestExecutor(
            Schema,
            transportOf is null ? TransportOf : info => transportOf(info.Name),
            options
        );

        ISourceTransport TransportOf(SourceSchemaInfo info)
        {
            var url = sources.Single(each => each.Schema.Name == info.Name).Url;
            var transport = new HttpSourceTransport(info, (source ?? new SourceOptions()) with { Url = url });
            _transports.Add(transport);
            return transport;
        }
    }

    public FusionSchema Schema { get; }

    public FusionRequestExecutor Executor { get; }

    public FusionRequestContext Context { get; } = new();

    public IReadOnlyList<HttpSourceTransport> Transports => _transports;

    /// <summary>The response as one line of JSON. No source may be asked what it refuses as invalid.</summary>
    public async Task<string> ExecuteAsync(
        string document,
        string? variables = null,
        CancellationToken cancellationToken = default
    ) => (await ExecuteAllAsync(document, [variables], cancellationToken)).Single();

    public async Task<IReadOnlyList<string>> ExecuteAllAsync(
        string document,
        IReadOnlyList<string?> variableSets,
        CancellationToken cancellationToken = default
    )
    {
        _validation.Check(Schema, document, _planning);
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            VariableSets =
            [
                .. variableSets.Select(json => json is null ? default : JsonDocument.Parse(json).RootElement.Clone()),
            ],
            Services = new Services(Context),
        };
        using var result = await Executor.ExecuteAsync(request, cancellationToken);
        var responses = new List<string>();
        for (var i = 0; i < result.Count; i++)
        {
            responses.Add(Text(result, i));
        }

        return responses;
    }

    /// <summary>The payloads of a response in parts, each as it comes.</summary>
    public async IAsyncEnumerable<string> ExecuteInPartsAsync(
        string document,
        string? variables = null,
        IncrementalDeliveryFormat format = IncrementalDeliveryFormat.IdBased,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            VariableSets = [variables is null ? default : JsonDocument.Parse(variables).RootElement.Clone()],
            Services = new Services(Context),
            IncrementalDelivery = format,
        };
        using var result = await Executor.ExecuteAsync(request, cancellationToken);
        yield return Text(result);
        if (result.Subsequent is { } subsequent)
        {
            await foreach (var payload in subsequent.WithCancellation(cancellationToken))
            {
                using (payload)
                {
                    yield return Text(payload);
                }
            }
        }
    }

    /// <summary>Subscribes; the result is the caller's to dispose.</summary>
    public ValueTask<ExecutionResult> SubscribeAsync(
        string document,
        string? variables = null,
        CancellationToken cancellationToken = default,
        FusionRequestContext? context = null
    ) =>
        Executor.ExecuteAsync(
            new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                VariableSets = [variables is null ? default : JsonDocument.Parse(variables).RootElement.Clone()],
                Services = new Services(context ?? Context),
                AcceptsSubscription = true,
            },
            cancellationToken
        );

    /// <summary>A response as one line of JSON.</summary>
    public static string Text(ExecutionResult result, int index = 0)
    {
        using var buffer = new PooledBytes(1024);
        using var writer = new JsonWriter(buffer);
        writer.WriteRaw((byte)'{');
        result.WriteMembers(writer, index);
        writer.WriteRaw((byte)'}');
        writer.Flush();
        var text = Encoding.UTF8.GetString(buffer.Span);
        using var _ = JsonDocument.Parse(text);
        return text;
    }

    public void Dispose()
    {
        foreach (var transport in _transports)
        {
            transport.Dispose();
        }
    }

    private sealed class Services(FusionRequestContext context) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(FusionRequestContext) ? context : null;
    }
}
