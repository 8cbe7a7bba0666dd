using System.Text.Json;
using System.Text.Json.Nodes;

namespace Graph.Fuzz.Executor;

/// <summary>A request to an executor: a line of JSON, then a document.</summary>
/// <param name="Seed">The seed of the world.</param>
/// <param name="Sets">The sets of variables; at least one.</param>
/// <param name="Document">The document.</param>
internal sealed record ExecutorInput(uint Seed, List<JsonElement> Sets, ReadOnlyMemory<byte> Document)
{
    private const int MaxSets = 8;

    /// <summary>Reads an input; a line that cannot be read is one without variables.</summary>
    public static ExecutorInput Read(byte[] input)
    {
        var line = input.AsSpan().IndexOf((byte)'\n');
        var (seed, sets) = ReadHead(input.AsMemory(0, Math.Max(line, 0)));
        return new ExecutorInput(seed, sets, input.AsMemory(line + 1));
    }

    private static (uint Seed, List<JsonElement> Sets) ReadHead(ReadOnlyMemory<byte> head)
    {
        try
        {
            using var json = JsonDocument.Parse(head);
            var seed = json.RootElement.GetProperty("seed").GetUInt32();
            var sets = json
                .RootElement.GetProperty("sets")
                .EnumerateArray()
                .Where(set => set.ValueKind == JsonValueKind.Object && IsUnicode(set))
                .Take(MaxSets)
                .Select(set => set.Clone())
                .ToList();
            return (seed, sets.Count == 0 ? [default] : sets);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return (0, [default]);
        }
    }

    // What the server refuses before it is a request.
    private static bool IsUnicode(JsonElement json)
    {
        try
        {
            return JsonNode.Parse(json.GetRawText())!.ToJsonString().Length > 0;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
