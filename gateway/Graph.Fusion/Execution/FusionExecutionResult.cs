using Graph.Execution;
using Graph.Execution.Writing;
using Graph.Fusion.Execution.Fetching;
using Graph.Fusion.Execution.Response;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Sources;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Fusion.Execution;

/// <summary>The composed responses of a request.</summary>
internal sealed class FusionExecutionResult(ComposedResponse[] responses) : ExecutionResult
{
    /// <inheritdoc />
    public override int Count => responses.Length;

    /// <inheritdoc />
    public override bool IsRequestError => false;

    /// <inheritdoc />
    public override void WriteMembers(JsonWriter writer, int index) => responses[index].WriteMembers(writer);

    /// <inheritdoc />
    public override void Dispose()
    {
        foreach (var response in responses)
        {
            response.Dispose();
        }

        base.Dispose();
    }
}

/// <summary>One composed response, or the refusal of one set of variables.</summary>
internal sealed class ComposedResponse : IDisposable
{
    /// <summary>What is wrong with the set of variables; null if it was executed.</summary>
    public IReadOnlyList<GraphQLError>? RequestErrors { get; init; }

    /// <summary>The value of <c>data</c>.</summary>
    public PooledBytes? Data { get; init; }

    /// <summary>The errors of fields.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; init; } = [];

    /// <summary>The members of <c>extensions</c> as JSON; null for none.</summary>
    public byte[]? Extensions { get; init; }

    /// <summary>How the response may be cached; null if not at all.</summary>
    public SourceCachePolicy? CachePolicy { get; init; }

    /// <summary>The response of a plan that was run to its end.</summary>
    public static ComposedResponse Of(
        QueryPlan plan,
        PlanExecution execution,
        ClientVariables variables,
        int maxErrors,
        byte[]? extensions
    )
    {
        var completion = new ResponseCompletion(plan, execution.Store, variables, maxErrors);
        var data = completion.Complete();
        return new ComposedResponse
        {
            Data = data,
            Errors = completion.Errors,
            Extensions = extensions,
            CachePolicy =
                completion.Errors.Count == 0 && execution.CachePolicy is { IsStorable: true } policy ? policy : null,
        };
    }

    /// <summary>Writes the members of the response.</summary>
    public void WriteMembers(JsonWriter writer)
    {
        if (RequestErrors is not null)
        {
            ErrorWriter.WriteErrors(writer, RequestErrors);
            return;
        }

        if (Errors.Count > 0)
        {
            ErrorWriter.WriteErrors(writer, Errors);
            writer.WriteRaw((byte)',');
        }

        writer.WriteRaw("\"data\":"u8);
        writer.WriteRaw(Data!.Span);
        if (Extensions is not null)
        {
            writer.WriteRaw(",\"extensions\":{"u8);
            writer.WriteRaw(Extensions);
            writer.WriteRaw((byte)'}');
        }
    }

    /// <inheritdoc />
    public void Dispose() => Data?.Dispose();
}
