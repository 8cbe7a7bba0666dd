using System.Text.Json;
using Graph.Execution;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Fusion.Execution;

/// <summary>Answers introspection fields from the public schema, with the engine that subgraphs run on.</summary>
internal sealed class IntrospectionExecution(Graph.Types.Schema schema)
{
    private readonly RequestExecutor _executor = new(
        schema,
        // The document was validated as a part of the client's.
        new ExecutionOptions { Validation = null, CachedOperations = 100 }
    );

    /// <summary>Fills the introspection fields of the root.</summary>
    /// <returns>Why they cannot be answered; null if they are.</returns>
    public async ValueTask<IReadOnlyList<GraphQLError>?> ResolveAsync(
        QueryPlan plan,
        ResultStore store,
        JsonElement variables,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var request = new OperationRequest
        {
            Document = plan.IntrospectionDocument,
            VariableSets = [variables],
            Services = services,
        };
        using var result = await _executor.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
        if (result is RequestErrorResult refused)
        {
            return refused.Errors;
        }

        var buffer = new PooledBytes(16 * 1024);
        store.Own(buffer);
        using (var writer = new JsonWriter(buffer))
        {
            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, 0);
            writer.WriteRaw((byte)'}');
            writer.Flush();
        }

        Read(plan, store, buffer);
        return null;
    }

    private static void Read(QueryPlan plan, ResultStore store, PooledBytes buffer)
    {
        var answer = store.AddAnswer(buffer.Array);
        var scanner = new JsonScanner(buffer.Span, 0, 200);
        scanner.Read((byte)'{');
        do
        {
            if (!scanner.ReadName().SequenceEqual("data"u8) || scanner.Peek() != (byte)'{')
            {
                scanner.SkipValue();
                continue;
            }

            scanner.Read((byte)'{');
            do
            {
                var name = scanner.ReadName();
                scanner.Peek();
                var start = scanner.Position;
                scanner.SkipValue();
                foreach (var field in plan.IntrospectionFields)
                {
                    if (name.SequenceEqual(field.NameUtf8))
                    {
                        var isNull = buffer.Span[start] == (byte)'n';
                        store.FieldOf(store.Root, field.Slot) = isNull
                            ? Slot.Null
                            : Slot.Leaf(answer, start, scanner.Position - start);
                    }
                }
            } while (scanner.ReadSeparator((byte)'}'));
        } while (scanner.ReadSeparator((byte)'}'));
    }
}
