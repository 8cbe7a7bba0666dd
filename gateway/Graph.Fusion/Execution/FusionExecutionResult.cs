using Graph.Execution;
using Graph.Execution.Writing;
using Graph.Fusion.Execution.Response;
using Graph.Fusion.Execution.Results;
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
    public List<PositionedError> Errors { get; init; } = [];

    /// <summary>The members of <c>extensions</c> as JSON; null for none.</summary>
    public byte[]? Extensions { get; init; }

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
            writer.WriteRaw("\"errors\":["u8);
            for (var i = 0; i < Errors.Count; i++)
            {
                writer.WriteRaw(i > 0 ? ","u8 : ""u8);
                Write(writer, Errors[i]);
            }

            writer.WriteRaw("],"u8);
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

    private static void Write(JsonWriter writer, PositionedError positioned)
    {
        var error = positioned.Error;
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        if (positioned.Location.IsKnown)
        {
            writer.WriteRaw(",\"locations\":[{\"line\":"u8);
            writer.WriteNumber(positioned.Location.Line);
            writer.WriteRaw(",\"column\":"u8);
            writer.WriteNumber(positioned.Location.Column);
            writer.WriteRaw("}]"u8);
        }

        if (positioned.Path is { } path)
        {
            writer.WriteRaw(",\"path\":"u8);
            writer.WriteRaw(path);
        }

        if (error.Code is not null || error.Source is not null || error.Extensions is not null)
        {
            WriteExtensions(writer, error);
        }

        writer.WriteRaw((byte)'}');
    }

    private static void WriteExtensions(JsonWriter writer, ResponseError error)
    {
        writer.WriteRaw(",\"extensions\":{"u8);
        var separator = ""u8;
        if (error.Code is { } code)
        {
            writer.WriteRaw("\"code\":"u8);
            writer.WriteString(code);
            separator = ","u8;
        }

        if (error.Source is { } source)
        {
            writer.WriteRaw(separator);
            writer.WriteRaw("\"source\":"u8);
            writer.WriteString(source);
            separator = ","u8;
        }

        if (error.Extensions is { } others)
        {
            writer.WriteRaw(separator);
            writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(others));
        }

        writer.WriteRaw((byte)'}');
    }
}
