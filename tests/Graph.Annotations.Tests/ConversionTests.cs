using System.Collections.Immutable;
using Graph.Annotations.Pagination;
using Graph.Types;

namespace Graph.Annotations.Tests;

/// <summary>What C# types arguments may have, and what the graph shows of them.</summary>
public sealed class ConversionTests
{
    [Fact]
    public void Numbers_lists_and_defaults_have_their_place_in_the_graph()
    {
        var schema = Annotated
            .Builder(typeof(Fields))
            .AddScalar<DateTimeOffset>("DateTime", CustomScalars.DateTime)
            .Build();

        Assert.Equal(
            [
                "small(value: Int!): Int!",
                "tiny(value: Int!): Int!",
                "single(value: Float!): Float!",
                "array(value: [Int!]!): [Int!]!",
                "list(value: [Int!]!): [Int!]!",
                "immutable(value: [Int!]!): [Int!]!",
                "defaults(none: String, text: String! = \"a\", real: Float! = 1.5, exact: Float! = 2.5, yes: Boolean! = true, day: Day! = SUN_DAY, count: Int! = 3, small: Int! = -4, tiny: Int! = 5, free: Day = MONDAY): Int!",
            ],
            schema.QueryType!.Fields.Select(Show)
        );
    }

    private static string Show(OutputField field) =>
        $"{field.Name}({string.Join(", ", field.Arguments.Select(Show))}): {field.Type}";

    private static string Show(InputValue argument) =>
        $"{argument.Name}: {argument.Type}"
        + (argument.DefaultValue is { } value ? $" = {Graph.Language.SyntaxPrinter.Print(value)}" : "");

    internal enum Day
    {
        Monday,
        SunDay,
    }

    [QueryType]
    private static class Fields
    {
        public static int Small(short value) => value;

        public static int Tiny(byte value) => value;

        public static float Single(float value) => value;

        public static int[] Array(int[] value) => value;

        public static List<int> List(List<int> value) => value;

        public static ImmutableArray<int> Immutable(ImmutableArray<int> value) => value;

        public static int Defaults(
            string? none = null,
            string text = "a",
            double real = 1.5,
            float exact = 2.5f,
            bool yes = true,
            Day day = Day.SunDay,
            int count = 3,
            short small = -4,
            byte tiny = 5,
            Day? free = Day.Monday
        ) =>
            (free is null ? 0 : small + tiny)
            + count
            + (int)day
            + text.Length
            + (yes ? 1 : 0)
            + (int)real
            + (int)exact
            + (none?.Length ?? 0);
    }

    [Fact]
    public void A_page_without_a_direction_goes_where_its_cursor_points()
    {
        Assert.True(new PagingArguments(null, null, 5, "x").IsBackward);
        Assert.False(new PagingArguments(5, "x", null, null).IsBackward);
        Assert.Equal(5, new PagingArguments(null, null, 5, "x").Size);
        Assert.Equal(0, new PagingArguments(null, null, null, null).Size);
    }

    [Fact]
    public void An_optional_value_is_given_by_saying_it()
    {
        Optional<int?> given = 4;
        Optional<int?> absent = default;

        Assert.True(given.HasValue);
        Assert.Equal(4, given.Value);
        Assert.False(absent.HasValue);
    }

    [Fact]
    public void A_failure_has_at_least_one_error() =>
        Assert.Equal("errors", Assert.Throws<ArgumentException>(() => new FieldFailure([])).ParamName);

    [Fact]
    public void A_default_that_is_no_literal_is_refused() =>
        Annotated.Says(
            "Undefined.Of(day): the default 7 cannot be written in the graph: use a string, a number, a boolean or a member of "
                + "the enum.",
            typeof(Undefined)
        );

    [QueryType]
    private static class Undefined
    {
        public static int Of(Day day = (Day)7) => (int)day;
    }

    [Theory]
    [InlineData("small", 40000, "BAD_USER_INPUT: The value 40000 is out of range: it must be from -32768 to 32767.")]
    [InlineData("small", -32768, "-32768")]
    [InlineData("tiny", -1, "BAD_USER_INPUT: The value -1 is out of range: it must be from 0 to 255.")]
    [InlineData("tiny", 255, "255")]
    public async Task A_number_that_its_type_cannot_hold_is_the_clients_error(string name, int value, string row)
    {
        var schema = Annotated
            .Builder(typeof(Fields))
            .AddScalar<DateTimeOffset>("DateTime", CustomScalars.DateTime)
            .Build();
        var context = new FakeContext(schema, schema.QueryType!.FindField(name)!, 1).WithArguments(("value", value));

        Assert.Equal([row], await context.Resolve());
    }
}
