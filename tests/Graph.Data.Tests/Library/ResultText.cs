using System.Buffers;
using System.Text;
using Graph.Execution;
using Graph.Types.Serialization;

namespace Graph.Data.Tests.Library;

internal static class ResultText
{
    /// <summary>The response as JSON.</summary>
    public static string ToText(this ExecutionResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new JsonWriter(buffer))
        {
            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, 0);
            writer.WriteRaw((byte)'}');
            writer.Flush();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
