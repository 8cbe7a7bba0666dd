using Graph.Execution.Writing;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Incremental;

/// <summary>One response after the first: what became pending, what is delivered, and what is complete.</summary>
/// <remarks>
/// Written straight from where the results are: the columns of runs, which stay until the whole response is over, or
/// memory that each result gives back when the payload is disposed.
/// </remarks>
internal sealed class IncrementalPayload(IncrementalDeliveryFormat format) : ExecutionResult
{
    private readonly List<(string Id, object[] Path, string? Label)> _pending = [];
    private readonly List<Entry> _incremental = [];
    private readonly List<(string Id, IReadOnlyList<GraphQLError>? Errors)> _completed = [];
    private bool _hasNext = true;

    public override int Count => 1;

    public override bool IsRequestError => false;

    public override bool HasNext => _hasNext;

    /// <summary>True if there is nothing to tell.</summary>
    public bool IsEmpty => _pending.Count + _incremental.Count + _completed.Count == 0;

    /// <summary>Says that nothing follows.</summary>
    public void End() => _hasNext = false;

    /// <summary>Announces a fragment.</summary>
    public void AddPending(DeliveryGroup group) => _pending.Add((group.Id!, group.Path, group.Label));

    /// <summary>Announces a list.</summary>
    public void AddPending(StreamedItems stream) => _pending.Add((stream.Id!, stream.Path, stream.Label));

    /// <summary>Delivers fields of a fragment.</summary>
    /// <param name="group">The fragment that says where they belong.</param>
    /// <param name="record">The fields.</param>
    public void AddData(DeliveryGroup group, DeferredFields record) =>
        _incremental.Add(new Entry(group.Id!, group.Path, group.Label, record.Errors) { Record = record });

    /// <summary>Delivers items of a list.</summary>
    public void AddItems(StreamedItems stream) =>
        _incremental.Add(
            new Entry(stream.Id!, [.. stream.Path, stream.First], stream.Label, stream.Errors) { Stream = stream }
        );

    /// <summary>Says that a fragment is complete, or has failed.</summary>
    public void AddCompleted(DeliveryGroup group, GraphQLError? error) =>
        AddCompleted(group.Id!, group.Path, group.Label, error, isStream: false);

    /// <summary>Says that a list is complete, or has failed.</summary>
    public void AddCompleted(StreamedItems stream, GraphQLError? error) =>
        AddCompleted(
            stream.Id!,
            error is null ? stream.Path : [.. stream.Path, stream.First + stream.Delivered],
            stream.Label,
            error,
            isStream: true
        );

    public override void WriteMembers(JsonWriter writer, int index)
    {
        if (format == IncrementalDeliveryFormat.IdBased)
        {
            WritePending(writer);
        }

        if (_incremental.Count > 0)
        {
            writer.WriteRaw("\"incremental\":["u8);
            for (var i = 0; i < _incremental.Count; i++)
            {
                writer.WriteRaw(i == 0 ? "{"u8 : ",{"u8);
                Write(writer, _incremental[i]);
                writer.WriteRaw((byte)'}');
            }

            writer.WriteRaw("],"u8);
        }

        if (format == IncrementalDeliveryFormat.IdBased)
        {
            WriteCompleted(writer);
        }

        writer.WriteRaw(_hasNext ? "\"hasNext\":true"u8 : "\"hasNext\":false"u8);
    }

    public override void Dispose()
    {
        foreach (var entry in _incremental)
        {
            entry.Record?.Release();
            entry.Stream?.Release();
        }

        base.Dispose();
    }

    private void AddCompleted(string id, object[] path, string? label, GraphQLError? error, bool isStream)
    {
        if (format == IncrementalDeliveryFormat.IdBased)
        {
            _completed.Add((id, error is null ? null : [error]));
        }
        else if (error is not null)
        {
            _incremental.Add(new Entry(id, path, label, [error]) { IsNullList = isStream });
        }
    }

    private void WritePending(JsonWriter writer)
    {
        if (_pending.Count == 0)
        {
            return;
        }

        writer.WriteRaw("\"pending\":["u8);
        for (var i = 0; i < _pending.Count; i++)
        {
            var (id, path, label) = _pending[i];
            writer.WriteRaw(i == 0 ? "{\"id\":"u8 : ",{\"id\":"u8);
            writer.WriteString(id);
            writer.WriteRaw(",\"path\":"u8);
            WritePath(writer, path);
            WriteLabel(writer, label);
            writer.WriteRaw((byte)'}');
        }

        writer.WriteRaw("],"u8);
    }

    private void WriteCompleted(JsonWriter writer)
    {
        if (_completed.Count == 0)
        {
            return;
        }

        writer.WriteRaw("\"completed\":["u8);
        for (var i = 0; i < _completed.Count; i++)
        {
            var (id, errors) = _completed[i];
            writer.WriteRaw(i == 0 ? "{\"id\":"u8 : ",{\"id\":"u8);
            writer.WriteString(id);
            if (errors is not null)
            {
                writer.WriteRaw((byte)',');
                ErrorWriter.WriteErrors(writer, errors);
            }

            writer.WriteRaw((byte)'}');
        }

        writer.WriteRaw("],"u8);
    }

    private void Write(JsonWriter writer, Entry entry)
    {
        if (entry.Errors.Count > 0)
        {
            ErrorWriter.WriteErrors(writer, entry.Errors);
            writer.WriteRaw((byte)',');
        }

        WriteValue(writer, entry);
        if (format == IncrementalDeliveryFormat.PathBased)
        {
            writer.WriteRaw(",\"path\":"u8);
            WritePath(writer, entry.Path);
            WriteLabel(writer, entry.Label);
            return;
        }

        writer.WriteRaw(",\"id\":"u8);
        writer.WriteString(entry.Id);
        if (entry.Record is { } record && record.Path.Length > entry.Path.Length)
        {
            writer.WriteRaw(",\"subPath\":"u8);
            WritePath(writer, record.Path.AsSpan(entry.Path.Length));
        }
    }

    private static void WriteValue(JsonWriter writer, Entry entry)
    {
        if (entry.Record is { } record)
        {
            writer.WriteRaw("\"data\":"u8);
            record.WriteData(writer);
        }
        else if (entry.Stream is { } stream)
        {
            writer.WriteRaw("\"items\":["u8);
            for (var item = 0; item < stream.Delivered; item++)
            {
                if (item > 0)
                {
                    writer.WriteRaw((byte)',');
                }

                stream.WriteItem(writer, item);
            }

            writer.WriteRaw((byte)']');
        }
        else
        {
            writer.WriteRaw(entry.IsNullList ? "\"items\":null"u8 : "\"data\":null"u8);
        }
    }

    private static void WriteLabel(JsonWriter writer, string? label)
    {
        if (label is not null)
        {
            writer.WriteRaw(",\"label\":"u8);
            writer.WriteString(label);
        }
    }

    private static void WritePath(JsonWriter writer, ReadOnlySpan<object> path)
    {
        writer.WriteRaw((byte)'[');
        for (var i = 0; i < path.Length; i++)
        {
            if (i > 0)
            {
                writer.WriteRaw((byte)',');
            }

            if (path[i] is int index)
            {
                writer.WriteNumber(index);
            }
            else
            {
                writer.WriteString((string)path[i]);
            }
        }

        writer.WriteRaw((byte)']');
    }

    /// <summary>Something that is delivered, or, without a value, is null because it failed.</summary>
    private sealed record Entry(string Id, object[] Path, string? Label, IReadOnlyList<GraphQLError> Errors)
    {
        public DeferredFields? Record { get; init; }

        public StreamedItems? Stream { get; init; }

        public bool IsNullList { get; init; }
    }
}
