using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Graph.Execution.Writing;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Tests.Serialization;

public sealed class ErrorWriterTests
{
    [Fact]
    public void Extensions_may_hold_maps_and_lists_of_values()
    {
        object value = new Dictionary<string, object?>
        {
            ["list"] = new object?[] { 1, "two", null, true, Array.Empty<int>() },
            ["map"] = new Dictionary<string, object?>(),
            ["other"] = new Uri("urn:isbn:1"),
        };

        Assert.Equal(
            """{"message":"No.","extensions":{"why":{"list":[1,"two",null,true,[]],"map":{},"other":"urn:isbn:1"}}}""",
            Write(value)
        );
    }

    [Fact]
    public void Extensions_may_hold_JSON_as_it_is()
    {
        using var json = System.Text.Json.JsonDocument.Parse("""{"a":[1.50,"\u00e4"]}""");

        Assert.Equal("""{"message":"No.","extensions":{"why":{"a":[1.50,"\u00e4"]}}}""", Write(json.RootElement));
    }

    [Fact]
    public void What_is_nested_without_end_is_cut_instead_of_ending_the_process()
    {
        var circle = new List<object?>();
        circle.Add(circle);

        var text = Write(circle);

        Assert.Contains("null", text);
        Assert.True(text.Length < 1_000, text);
    }

    private static string Write(object value)
    {
        var error = new GraphQLError("No.")
        {
            Extensions = ImmutableDictionary<string, object?>.Empty.Add("why", value),
        };
        var output = new ArrayBufferWriter<byte>();
        using var writer = new JsonWriter(output);
        ErrorWriter.Write(writer, error);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
