using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Graph.Execution.Writing;
using Graph.Fuzz.Generators;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Fuzz.Targets;

/// <summary>The writer of responses: the input's bytes are taken for strings and numbers of every kind.</summary>
internal sealed class WriterTarget : FuzzTarget
{
    public override string Name => "writer";

    public override string Claim => "Whatever is written reads back as the same value by System.Text.Json.";

    public override byte[] Generate(Random random)
    {
        if (random.Next(3) == 0)
        {
            var bytes = new byte[random.Next(1, 64)];
            random.NextBytes(bytes);
            return bytes;
        }

        var text = random.From(Texts.Any, 40);
        // Longer than the writer's block, so that it is handed on in parts.
        text = random.Next(10) == 0 ? string.Concat(Enumerable.Repeat(text, 1 + 40_000 / (text.Length + 1))) : text;
        return MemoryMarshal.AsBytes(text.AsSpan()).ToArray();
    }

    public override string Run(byte[] input)
    {
        var text = new string(MemoryMarshal.Cast<byte, char>(input.AsSpan(0, input.Length / 2 * 2)));
        var numbers = new byte[16];
        input.AsSpan(0, Math.Min(16, input.Length)).CopyTo(numbers);
        var whole = BinaryPrimitives.ReadInt64LittleEndian(numbers);
        var real = BitConverter.Int64BitsToDouble(whole);
        var half = BitConverter.Int32BitsToSingle((int)whole);
        var exact = new decimal(
            (int)whole,
            (int)(whole >> 32),
            BinaryPrimitives.ReadInt32LittleEndian(numbers.AsSpan(8)),
            numbers[12] > 127,
            (byte)(numbers[13] % 29)
        );
        var error = new GraphQLError(text) { Path = [text, (int)whole & int.MaxValue], Code = "A" };

        using var json = Write(writer =>
        {
            writer.WriteRaw("{\"text\":"u8);
            writer.WriteString(text);
            writer.WriteRaw(",\"whole\":"u8);
            writer.WriteNumber(whole);
            writer.WriteRaw(",\"exact\":"u8);
            writer.WriteNumber(exact);
            writer.WriteRaw(",\"real\":"u8);
            writer.WriteNumber(double.IsFinite(real) ? real : 0);
            writer.WriteRaw(",\"half\":"u8);
            new FloatSerializer<float>().Write(writer, float.IsFinite(half) ? half : 0);
            writer.WriteRaw(",\"ulong\":"u8);
            new IntegerSerializer<ulong>().Write(writer, (ulong)whole);
            writer.WriteRaw(","u8);
            ErrorWriter.WriteErrors(writer, [error]);
            writer.WriteRaw((byte)'}');
        });
        var root = json.RootElement;
        Check(root.GetProperty("text").GetString() == Replaced(text), "string", root);
        Check(root.GetProperty("whole").GetInt64() == whole, "integer", root);
        Check(root.GetProperty("exact").GetDecimal() == exact, "decimal", root);
        Check(!double.IsFinite(real) || root.GetProperty("real").GetDouble().Equals(real), "double", root);
        Check(!float.IsFinite(half) || root.GetProperty("half").GetSingle().Equals(half), "float", root);
        Check(root.GetProperty("ulong").GetUInt64() == (ulong)whole, "unsigned integer", root);
        var written = root.GetProperty("errors")[0];
        Check(written.GetProperty("message").GetString() == Replaced(text), "message of an error", root);
        Check(written.GetProperty("path")[0].GetString() == Replaced(text), "path of an error", root);
        CheckInstant(whole);
        return $"{text.Length switch { 0 => 0, < 100 => 1, < 10_000 => 2, _ => 3 }} {(double.IsFinite(real) ? Math.Sign(real) : 2)}";
    }

    private static void CheckInstant(long ticks)
    {
        var instant = new DateTimeOffset((long)((ulong)ticks % (ulong)DateTime.MaxValue.Ticks), TimeSpan.Zero);
        using var json = Write(writer => new DateTimeOffsetSerializer().Write(writer, instant));
        // The framework reads RFC 3339 to the tick.
        Check(json.RootElement.GetDateTimeOffset() == instant, "instant", json.RootElement);
    }

    private static void Check(bool isSame, string what, JsonElement json) =>
        FuzzFailureException.ThrowUnless(isSame, $"A {what} reads back as another.", () => json.GetRawText());

    // Lone surrogates are no text: they become U+FFFD.
    private static string Replaced(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static JsonDocument Write(Action<JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new JsonWriter(buffer))
        {
            write(writer);
            writer.Flush();
        }

        try
        {
            return JsonDocument.Parse(buffer.WrittenMemory);
        }
        catch (JsonException exception)
        {
            throw new FuzzFailureException(
                "What is written is no JSON.",
                $"{exception.Message}\n{Encoding.UTF8.GetString(buffer.WrittenSpan)}"
            );
        }
    }
}
