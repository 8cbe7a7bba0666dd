using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Graph.Execution;
using Graph.Types;

namespace Graph.Server;

/// <summary>The GraphQL requests of one HTTP request, and the pooled memory that they stand on.</summary>
/// <remarks>
/// Disposed once the response is written. Where resolvers may still be busy, because nobody waits for them any more, it
/// is abandoned instead: memory that somebody may still read must not become another request's.
/// </remarks>
internal sealed class ParsedBody : IDisposable
{
    // Nearly always one text, one document and one request.
    private readonly List<byte[]> _rented = new(2);
    private readonly List<JsonDocument> _json = new(1);
    private ReadOnlyMemory<byte> _text;

    /// <summary>The requests, in order.</summary>
    public List<RequestParameters> Requests { get; } = new(1);

    /// <summary>True if the body was a list, which is answered by a list.</summary>
    public bool IsBatch { get; set; }

    /// <summary>How many sets of variables its requests have in lists, together.</summary>
    public int VariableSets { get; set; }

    /// <summary>Memory for a text, given back with this body.</summary>
    public byte[] Rent(int size)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        _rented.Add(buffer);
        return buffer;
    }

    /// <summary>Parses JSON, which must stay as it is for as long as this body lives.</summary>
    /// <param name="what">What the text is, as the beginning of a sentence.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="options">The limits.</param>
    /// <param name="json">The parsed text.</param>
    /// <returns>What is wrong with the text; null if nothing is.</returns>
    public HttpRequestError? Parse(
        string what,
        ReadOnlyMemory<byte> utf8,
        GraphQLHttpOptions options,
        out JsonElement json
    )
    {
        json = default;
        if (Utf8JsonText.FindProblem(what, utf8.Span) is { } problem)
        {
            return HttpRequestError.BadRequest(problem);
        }

        try
        {
            var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = options.MaxJsonDepth });
            _json.Add(document);
            _text = utf8;
            json = document.RootElement;
            return null;
        }
        catch (JsonException exception)
        {
            return HttpRequestError.BadRequest(JsonErrorText.Describe(what, exception));
        }
    }

    /// <summary>The UTF-8 of a JSON string: where it stands, or unescaped into memory of this body.</summary>
    public ReadOnlyMemory<byte> Utf8Of(JsonElement json)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        if (!raw.Contains((byte)'\\') && _text.Span.Overlaps(raw, out var offset))
        {
            return _text.Slice(offset + 1, raw.Length - 2);
        }

        var buffer = Rent(raw.Length);
        var reader = new Utf8JsonReader(raw);
        reader.Read();
        return buffer.AsMemory(0, reader.CopyString(buffer));
    }

    /// <summary>Leaves the memory to the garbage collector.</summary>
    public void Abandon()
    {
        _rented.Clear();
        _json.Clear();
    }

    /// <summary>Leaves the memory as it is if resolvers were given up that may still read it.</summary>
    public void AbandonIfBusy(ExecutionResult result)
    {
        if (result.RequestErrorCode is ErrorCodes.Timeout or ErrorCodes.Internal)
        {
            Abandon();
        }
    }

    /// <summary>Gives the memory back.</summary>
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

        Abandon();
    }
}
