using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Graph.Types.Serialization;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>
/// Takes in a response before its first byte is sent, so that it has a length (whoever reads it can set memory aside
/// once), so that a fault while it is written does not end in half an answer, and so that what it was written from can be
/// given back before a slow connection has taken it.
/// </summary>
internal sealed class ResponseBuffer : IJsonBlockOutput, IDisposable
{
    // A quarter of a megabyte between looks at how fast the client reads.
    private const int BlocksAtOnce = 4;

    private readonly HttpResponse _response;
    private List<ArraySegment<byte>>? _full;

    /// <summary>A buffer before a response.</summary>
    public ResponseBuffer(HttpResponse response)
    {
        _response = response;
        Writer = new JsonWriter(this);
    }

    /// <summary>Writes into the buffer.</summary>
    public JsonWriter Writer { get; }

    /// <summary>Sends all that was written.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        _response.ContentLength = Writer.BytesWritten;
        var output = _response.BodyWriter;
        if (_full is not null)
        {
            for (var i = 0; i < _full.Count; i++)
            {
                // The server sends what it is given in one go, so it is given much; a slow client is waited for.
                output.Write(_full[i]);
                if ((i + 1) % BlocksAtOnce == 0)
                {
                    await output.FlushAsync(cancellationToken);
                }
            }
        }

        output.Write(Writer.Buffered.Span);
        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Hashes all that was written.</summary>
    public void AppendTo(IncrementalHash hash)
    {
        if (_full is not null)
        {
            foreach (var block in _full)
            {
                hash.AppendData(block);
            }
        }

        hash.AppendData(Writer.Buffered.Span);
    }

    /// <inheritdoc />
    public void Take(byte[] block, int used) => (_full ??= []).Add(new ArraySegment<byte>(block, 0, used));

    /// <inheritdoc />
    public void Advance(int count) => throw BlocksOnly();

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0) => throw BlocksOnly();

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => throw BlocksOnly();

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        if (_full is not null)
        {
            foreach (var block in _full)
            {
                JsonBlocks.Return(block.Array!);
            }

            _full = null;
        }
    }

    private static InvalidOperationException BlocksOnly() => new("The buffer takes whole blocks and sends the last.");
}
