using System.IO.Compression;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Sources;

/// <summary>Compresses the bodies of requests for sources that take that.</summary>
internal static class RequestBody
{
    /// <summary>Below so many bytes compression costs more than it saves.</summary>
    public const int SmallestCompressed = 1024;

    /// <summary>The compressed body.</summary>
    public static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> body, RequestCompression encoding)
    {
        var compressed = new MemoryStream(body.Length / 2);
        using (var encoder = Encoder(compressed, encoding))
        {
            encoder.Write(body);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    private static Stream Encoder(MemoryStream target, RequestCompression encoding) =>
        encoding == RequestCompression.Brotli
            ? new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
}
