using static Graph.Annotations.Tests.Annotated;

namespace Graph.Annotations.Tests;

/// <summary>Arguments and input types that could not be filled. What is wrong is said at start-up, with the member and what to do.</summary>
public sealed class WrongInputTests
{
    [Fact]
    public void A_struct_that_is_no_input_is_no_argument() =>
        Says(
            "StructArgument.At(point): Point is no input type: use a scalar, an enum, a list, or a class whose name ends with "
                + "'Input' or that has [InputObjectType]; or add a scalar with AddScalar.",
            typeof(StructArgument)
        );

    private readonly record struct Point(int X);

    [QueryType]
    private static class StructArgument
    {
        public static int At(Point point) => point.X;
    }

    [Fact]
    public void An_optional_value_type_can_hold_null() =>
        Says(
            "OptionalInput.Limit: Optional<Int32> cannot hold a given null: write Optional<Int32?>.",
            typeof(OptionalQueries)
        );

    private sealed record OptionalInput(Optional<int> Limit);

    [QueryType]
    private static class OptionalQueries
    {
        public static int Limit(OptionalInput input) => input.Limit.Value;
    }

    [Fact]
    public void An_input_and_its_constructor_agree()
    {
        Says(
            "MixedInput.Size: it is Int32, but the constructor's 'size' is Int64: give both one type.",
            typeof(MixedQueries)
        );
        Says("LostInput: its constructor takes 'other', which is no property of it.", typeof(LostQueries));
    }

    private sealed class MixedInput(long size)
    {
        public int Size { get; } = (int)size;
    }

    [QueryType]
    private static class MixedQueries
    {
        public static int Size(MixedInput of) => of.Size;
    }

    private sealed class LostInput(int size, int other)
    {
        public int Size { get; } = size + other;
    }

    [QueryType]
    private static class LostQueries
    {
        public static int Size(LostInput of) => of.Size;
    }

    [Fact]
    public void A_oneof_input_has_nullable_properties() =>
        Says(
            "ByInput.Id: every property of a [OneOf] input must be nullable: only one of them is given.",
            typeof(OneOfQueries)
        );

    [OneOf]
    private sealed record ByInput(string Id, string? Slug);

    [QueryType]
    private static class OneOfQueries
    {
        public static string By(ByInput by) => by.Id;
    }
}
