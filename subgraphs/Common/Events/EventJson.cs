using System.Buffers;
using System.Text.Json;
using Graph.Common.Ids;

namespace Graph.Common.Events;

/// <summary>How events are written on the way: a batch is one JSON array, sent and acknowledged as a whole.</summary>
public static class EventJson
{
    private static readonly IdKind EventId = IdKind.Of("Event");

    /// <summary>How records of contracts are written: camel case; members that are unknown are ignored when read.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            // A member without a default has to be there: a count that is missing is not zero.
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
        };

    /// <summary>Writes a batch.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<EventEnvelope> batch)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * Math.Max(1, batch.Count));
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        foreach (var e in batch)
        {
            Write(writer, e);
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes one event.</summary>
    public static string Write(EventEnvelope e)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, e);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a batch.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyList<EventEnvelope> ReadBatch(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("A batch of events is an array.");
        }

        var batch = new List<EventEnvelope>(document.RootElement.GetArrayLength());
        foreach (var element in document.RootElement.EnumerateArray())
        {
            batch.Add(Read(element));
        }

        return batch;
    }

    /// <summary>Reads one event.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static EventEnvelope Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    private static EventEnvelope Read(JsonElement element)
    {
        try
        {
            return new EventEnvelope
            {
                Id = TypeId.TryParse(element.GetProperty("id").GetString(), EventId, out var id, out var error)
                    ? id
                    : throw new JsonException(error),
                Type = element.GetProperty("type").GetString() ?? throw new JsonException("An event has no type."),
                TypeVersion = element.GetProperty("version").GetInt32(),
                AggregateId = element.GetProperty("aggregateId").GetGuid(),
                Sequence = element.GetProperty("sequence").GetInt64(),
                OccurredAt = element.GetProperty("occurredAt").GetDateTimeOffset(),
                TraceParent = Text(element, "traceparent"),
                TraceState = Text(element, "tracestate"),
                Data = element.GetProperty("data").Clone(),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new JsonException($"This is no event: {e.Message}", e);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void Write(Utf8JsonWriter writer, EventEnvelope e)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, TypeId.Format(EventId, e.Id));
        writer.WriteString("type"u8, e.Type);
        writer.WriteNumber("version"u8, e.TypeVersion);
        writer.WriteString("aggregateId"u8, e.AggregateId);
        writer.WriteNumber("sequence"u8, e.Sequence);
        writer.WriteString("occurredAt"u8, e.OccurredAt);
        if (e.TraceParent is not null)
        {
            writer.WriteString("traceparent"u8, e.TraceParent);
        }

        if (e.TraceState is not null)
        {
            writer.WriteString("tracestate"u8, e.TraceState);
        }

        writer.WritePropertyName("data"u8);
        e.Data.WriteTo(writer);
        writer.WriteEndObject();
    }
}
