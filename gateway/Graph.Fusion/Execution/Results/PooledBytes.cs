using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Results;

/// <summary>A growing array of bytes from the pool. Whoever made it disposes it, once nobody reads it any more.</summary>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _array;

    public PooledBytes(int capacity) => _array = RequestArrays<byte>.Rent(capacity);

    /// <summary>The number of bytes written; can be set back.</summary>
    public int Length { get; set; }

    /// <summary>What is written.</summary>
    public ReadOnlySpan<byte> Span => _array.AsSpan(0, Length);

    /// <summary>What is written.</summary>
    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, Length);

    /// <summary>The array, to be read up to <see cref="Length"/>.</summary>
    public byte[] Array => _array;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(byte value)
    {
        if (Length == _array.Length)
        {
            Grow(1);
        }

        _array[Length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _array.Length - Length)
        {
            Grow(bytes.Length);
        }

        bytes.CopyTo(_array.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>
    /// Writes a part of an array that is usually short: copied as two vectors where there is room behind it on both sides,
    /// so that what follows is copied too, and written over next.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteShort(byte[] source, int start, int length)
    {
        // Not as one of 32 bytes: what needs a wider register than every processor has is not compiled ahead of time.
        if (
            (uint)length <= 2 * Vector128<byte>.Count
            && source.Length - start >= 2 * Vector128<byte>.Count
            && _array.Length - Length >= 2 * Vector128<byte>.Count
        )
        {
            ref var from = ref source[start];
            ref var to = ref _array[Length];
            Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
            Vector128
                .LoadUnsafe(ref from, (nuint)Vector128<byte>.Count)
                .StoreUnsafe(ref to, (nuint)Vector128<byte>.Count);
            Length += length;
            return;
        }

        Write(source.AsSpan(start, length));
    }

    /// <inheritdoc />
    public void Advance(int count) => Length += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _array.AsMemory(Length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _array.AsSpan(Length);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        var array = _array;
        if (array.Length > 0)
        {
            _array = [];
            Length = 0;
            RequestArrays<byte>.Return(array);
        }
    }

    private void Reserve(int count)
    {
        if (count > _array.Length - Length)
        {
            Grow(count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        ObjectDisposedException.ThrowIf(_array.Length == 0, this);
        var larger = RequestArrays<byte>.Rent(checked(Math.Max(_array.Length * 2, Length + count)));
        _array.AsSpan(0, Length).CopyTo(larger);
        RequestArrays<byte>.Return(_array);
        _array = larger;
    }
}
