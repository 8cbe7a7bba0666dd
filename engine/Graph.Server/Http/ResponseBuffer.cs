using System.Buffers;
using Graph.Types.Serialization;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>
/// Takes in a response before its first byte is sent, so that it has a length (whoever reads it can set memory aside
/// once), and so that a fault while it is written does not end in half an answer.
/// </summary>
/// <remarks>What fits into the writer's own block, as most responses do, goes straight to the connection.</remarks>
internal sealed class ResponseBuffer(HttpResponse response) : IBufferWriter<byte>, IDisposable
{
    private List<ArraySegment<byte>>? _full;
    private byte[] _current = [];
    private int _used;
    private bool _isDirect;

    /// <summary>Sends all that <paramref name="writer"/>, which writes into this buffer, has written.</summary>
    public async ValueTask SendAsync(JsonWriter writer, CancellationToken cancellationToken)
    {
        _isDirect = writer.IsWhollyBuffered;
        response.ContentLength = writer.BytesWritten;
        writer.Flush();
        var output = response.BodyWriter;
        if (_isDirect)
        {
            await output.FlushAsync(cancellationToken);
            return;
        }

        if (_full is not null)
        {
            foreach (var segment in _full)
            {
                await output.WriteAsync(segment, cancellationToken);
            }
        }

        await output.WriteAsync(_current.AsMemory(0, _used), cancellationToken);
    }

    /// <inheritdoc />
    public void Advance(int count)
    {
        if (_isDirect)
        {
            response.BodyWriter.Advance(count);
        }
        else
        {
            _used += count;
        }
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_isDirect)
        {
            return response.BodyWriter.GetMemory(sizeHint);
        }

        if (_current.Length - _used < Math.Max(sizeHint, 1))
        {
            if (_used > 0)
            {
                (_full ??= []).Add(new ArraySegment<byte>(_current, 0, _used));
            }

            _current = ResponseSegments.Rent(sizeHint);
            _used = 0;
        }

        return _current.AsMemory(_used);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_full is not null)
        {
            foreach (var segment in _full)
            {
                ResponseSegments.Return(segment.Array!);
            }

            _full = null;
        }

        if (_current.Length > 0)
        {
            ResponseSegments.Return(_current);
            _current = [];
        }
    }
}
