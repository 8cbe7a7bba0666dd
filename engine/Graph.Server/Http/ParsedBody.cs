using System.Buffers;
using System.Text.Json;

namespace Graph.Server;

/// <summary>The GraphQL requests of one HTTP request, and the memory that they stand on.</summary>
internal sealed class ParsedBody : IDisposable
{
    private readonly List<byte[]> _rented = [];
    private readonly List<JsonDocument> _json = [];

    /// <summary>The requests, in order.</summary>
    public List<RequestParameters> Requests { get; } = [];

    /// <summary>True if the body was a list, which is answered by a list.</summary>
    public bool IsBatch { get; set; }

    /// <summary>Keeps a parsed JSON text until the response is written.</summary>
    public JsonElement Keep(JsonDocument document)
    {
        _json.Add(document);
        return document.RootElement;
    }

    /// <summary>The UTF-8 of a JSON string, in memory that is returned with this body.</summary>
    public ReadOnlyMemory<byte> Utf8Of(JsonElement json)
    {
        var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(json);
        var buffer = ArrayPool<byte>.Shared.Rent(raw.Length);
        _rented.Add(buffer);
        var reader = new Utf8JsonReader(raw);
        reader.Read();
        return buffer.AsMemory(0, reader.CopyString(buffer));
    }

    public void Dispose()
    {
        foreach (var document in _json)
        {
            document.Dispose();
        }

        foreach (var buffer in _rented)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _rented.Clear();
        _json.Clear();
    }
}
