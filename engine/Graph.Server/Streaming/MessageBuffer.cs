using System.Buffers;

namespace Graph.Server;

/// <summary>
/// One message in pooled memory. Its owner may keep it from message to message, and gives the memory back
/// (<see cref="Dispose"/>) where the next message may be long in coming: thousands of streams may be open and silent.
/// </summary>
internal sealed class MessageBuffer : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 4 * 1024;
    private const int KeptSize = 256 * 1024;
    private byte[] _bytes = [];
    private int _used;

    /// <summary>What was written.</summary>
    public Memory<byte> Written => _bytes.AsMemory(0, _used);

    /// <summary>Begins a new message.</summary>
    public void Clear()
    {
        _used = 0;
        if (_bytes.Length > KeptSize)
        {
            Dispose();
        }
    }

    /// <inheritdoc />
    public void Advance(int count) => _used += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var size = Math.Max(sizeHint, 1);
        if (_bytes.Length - _used < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(InitialSize, Math.Max(_bytes.Length * 2, _used + size)));
            _bytes.AsSpan(0, _used).CopyTo(larger);
            Return();
            _bytes = larger;
        }

        return _bytes.AsMemory(_used);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gives the memory back; the next message takes some again.</summary>
    public void Dispose()
    {
        Return();
        _bytes = [];
        _used = 0;
    }

    private void Return()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }
    }
}
