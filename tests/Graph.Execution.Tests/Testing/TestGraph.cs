using System.Buffers;
using System.Text;
using System.Text.Json;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;
using Graph.Types.Serialization;

namespace Graph.Execution.Tests.Testing;

/// <summary>A schema from text with resolvers attached, and its executor.</summary>
internal sealed class TestGraph(string sdl, SchemaOptions? schemaOptions = null)
{
    private RequestExecutor? _executor;

    public Schema Schema { get; } = SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(sdl), schemaOptions);

    public ExecutionOptions Options { get; init; } = new() { Timeout = TimeSpan.FromSeconds(10) };

    public RequestExecutor Executor => _executor ??= new RequestExecutor(Schema, Options);

    public TestGraph Field<TParent, TResult>(string coordinate, Func<TParent, TResult> resolve) =>
        Resolve(coordinate, new FunctionResolver<TParent, TResult>((parent, _) => resolve(parent)));

    public TestGraph Field<TParent, TResult>(string coordinate, Func<TParent, ArgumentValues, TResult> resolve) =>
        Resolve(coordinate, new FunctionResolver<TParent, TResult>(resolve));

    public TestGraph Root<TResult>(string coordinate, TResult value) => Field<object, TResult>(coordinate, _ => value);

    public TestGraph Batch<TParent, TResult>(
        string coordinate,
        Func<ResolverContext, IReadOnlyList<TParent>, ValueTask<IReadOnlyList<TResult>>> resolve
    ) => Resolve(coordinate, new BatchResolver<TParent, TResult>(resolve));

    public TestGraph Resolve(string coordinate, FieldResolver resolver)
    {
        var parts = coordinate.Split('.');
        ((ObjectType)Schema.FindType(parts[0])!).FindField(parts[1])!.Resolver = resolver;
        return this;
    }

    public TestGraph Type<T>(string name)
    {
        ((ObjectType)Schema.FindType(name)!).RuntimeType = typeof(T);
        return this;
    }

    public async Task<string> ExecuteAsync(
        string document,
        string? variables = null,
        string? operationName = null,
        bool queriesOnly = false,
        CancellationToken cancellationToken = default
    ) => (await ExecuteAllAsync(document, [variables], operationName, queriesOnly, cancellationToken)).Single();

    public async Task<IReadOnlyList<string>> ExecuteAllAsync(
        string document,
        IReadOnlyList<string?> variableSets,
        string? operationName = null,
        bool queriesOnly = false,
        CancellationToken cancellationToken = default
    )
    {
        using var result = await Executor.ExecuteAsync(
            Request(document, variableSets, operationName, queriesOnly),
            cancellationToken
        );
        var responses = new List<string>();
        for (var i = 0; i < result.Count; i++)
        {
            responses.Add(Text(result, i));
        }

        return responses;
    }

    public static OperationRequest Request(
        string document,
        IReadOnlyList<string?> variableSets,
        string? operationName = null,
        bool queriesOnly = false,
        IncrementalDeliveryFormat delivery = IncrementalDeliveryFormat.None,
        bool acceptsSubscription = false
    ) =>
        new()
        {
            Document = Encoding.UTF8.GetBytes(document),
            OperationName = operationName,
            VariableSets =
            [
                .. variableSets.Select(json => json is null ? default : JsonDocument.Parse(json).RootElement.Clone()),
            ],
            Services = NoServices.Instance,
            QueriesOnly = queriesOnly,
            IncrementalDelivery = delivery,
            AcceptsSubscription = acceptsSubscription,
        };

    public static string Text(ExecutionResult result, int index = 0)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new JsonWriter(buffer))
        {
            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, index);
            writer.WriteRaw((byte)'}');
            writer.Flush();
        }

        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        using var parsed = JsonDocument.Parse(text);
        return text;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
