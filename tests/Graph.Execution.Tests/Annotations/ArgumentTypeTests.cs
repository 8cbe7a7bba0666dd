using System.Collections.Immutable;
using System.Text.Json;
using Graph.Annotations;
using Graph.Execution.Tests.Testing;
using Graph.Types;

namespace Graph.Execution.Tests.Annotations;

/// <summary>Arguments reach their methods as the C# type that these ask for, or fail their field alone.</summary>
public sealed class ArgumentTypeTests
{
    private static readonly RequestExecutor Executor = new(
        new AnnotatedSchemaBuilder()
            .AddType(typeof(Fields))
            .AddScalar<DateTime>("DateTime", CustomScalars.DateTime)
            .Build()
    );

    [Theory]
    [InlineData("small(value: -32768)", "-32768")]
    [InlineData("tiny(value: 255)", "255")]
    [InlineData("single(value: 1.5)", "1.5")]
    [InlineData("single(value: 2)", "2")]
    [InlineData("array(value: [1, 2])", "[1,2]")]
    [InlineData("array(value: [])", "[]")]
    [InlineData("list(value: 1)", "[1]")]
    [InlineData("immutable(value: [1, 2])", "[1,2]")]
    [InlineData("maybe(value: null)", "null")]
    [InlineData("maybe(value: [3])", "[3]")]
    [InlineData("maybe", "null")]
    [InlineData("instant(value: \"2026-11-21T22:05:00+02:00\")", "\"2026-11-21T20:05:00Z\"")]
    public async Task An_argument_is_converted(string selection, string expected) =>
        Assert.Equal($$$"""{"data":{"x":{{{expected}}}}}""", await Ask($"{{ x: {selection} }}"));

    [Theory]
    [InlineData("small(value: 32768)", "The value 32768 is out of range: it must be from -32768 to 32767.")]
    [InlineData("tiny(value: -1)", "The value -1 is out of range: it must be from 0 to 255.")]
    [InlineData(
        "single(value: 1e300)",
        "The value 1E+300 is out of range: it must be from -3.4028235E+38 to 3.4028235E+38."
    )]
    public async Task An_argument_that_its_type_cannot_hold_fails_its_field(string selection, string message)
    {
        using var response = JsonDocument.Parse(await Ask($"{{ x: {selection} small(value: 1) }}"));

        var error = Assert.Single(response.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"x":null,"small":1}""", response.RootElement.GetProperty("data").GetRawText());
    }

    private static async Task<string> Ask(string document)
    {
        using var result = await Executor.ExecuteAsync(TestGraph.Request(document, [null]), CancellationToken.None);
        return TestGraph.Text(result);
    }

    [QueryType]
    private static class Fields
    {
        public static int? Small(short value) => value;

        public static int? Tiny(byte value) => value;

        public static float? Single(float value) => value;

        public static int[] Array(int[] value) => value;

        public static List<int> List(List<int> value) => value;

        public static ImmutableArray<int> Immutable(ImmutableArray<int> value) => value;

        public static IReadOnlyList<int>? Maybe(IReadOnlyList<int>? value) => value;

        public static DateTime Instant(DateTime value) => value;
    }
}
