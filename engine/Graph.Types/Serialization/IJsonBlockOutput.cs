using System.Buffers;

namespace Graph.Types.Serialization;

/// <summary>An output that keeps what a <see cref="JsonWriter"/> wrote, and so takes its full blocks instead of copies.</summary>
public interface IJsonBlockOutput : IBufferWriter<byte>
{
    /// <summary>Takes a block over; it goes back with <see cref="JsonBlocks.Return"/>.</summary>
    /// <param name="block">The block.</param>
    /// <param name="used">How many of its bytes were written.</param>
    void Take(byte[] block, int used);
}
