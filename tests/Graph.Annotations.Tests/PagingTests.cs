using Graph.Annotations.Pagination;
using Graph.Annotations.Tests.Sample;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Tests;

public sealed class PagingTests
{
    private readonly PostStore _store = new();

    [Fact]
    public async Task Without_a_size_a_page_has_the_default_one()
    {
        await Posts(("visibility", PostVisibility.Public)).Resolve();

        Assert.Equal(["Posts(20, Public)"], _store.Calls);
    }

    [Theory]
    [InlineData(
        100000,
        "BAD_USER_INPUT: 'first' of 'Query.posts' is 100000, but a page holds at most 50. Ask for at most 50 and continue "
            + "with 'after'."
    )]
    [InlineData(-1, "BAD_USER_INPUT: 'first' of 'Query.posts' is -1; it must be between 0 and 50.")]
    public async Task A_size_out_of_bounds_is_refused(int first, string sentence)
    {
        Assert.Equal([sentence], await Posts(("first", first), ("visibility", PostVisibility.Public)).Resolve());
        Assert.Empty(_store.Calls);
    }

    [Fact]
    public async Task Both_directions_at_once_are_refused()
    {
        var exception = await Assert.ThrowsAsync<GraphQLException>(() =>
            Followers(("first", 1), ("last", 1)).Resolve()
        );

        Assert.Equal("'User.followers' takes 'first' or 'last', not both: leave one of them out.", exception.Message);
        Assert.Equal(ErrorCodes.BadUserInput, exception.Error.Code);
    }

    [Theory]
    [InlineData(null, null, null, null, "first 20")]
    [InlineData(null, "a", null, null, "first 20 after a")]
    [InlineData(3, "a", null, null, "first 3 after a")]
    [InlineData(null, null, null, "b", "last 20 before b")]
    [InlineData(null, "a", null, "b", "first 20 after a before b")]
    [InlineData(null, null, 3, "b", "last 3 before b")]
    public async Task A_page_without_a_size_has_the_default_one_at_the_end_that_its_cursors_point_to(
        int? first,
        string? after,
        int? last,
        string? before,
        string page
    )
    {
        var schema = Annotated.Schema(typeof(Shown));
        var context = new FakeContext(schema, schema.QueryType!.FindField("both")!, 1)
            .With<List<string>>([])
            .WithArguments(("first", first), ("after", after), ("last", last), ("before", before));

        await context.Resolve();

        Assert.Equal([page], Assert.IsType<List<string>>(context.GetService(typeof(List<string>))));
    }

    [Fact]
    public async Task A_list_that_goes_forward_only_takes_no_other_end()
    {
        var schema = Annotated.Schema(typeof(Shown));
        var field = schema.QueryType!.FindField("forward")!;
        var context = new FakeContext(schema, field, 1).With<List<string>>([]).WithArguments(("after", "a"));

        await context.Resolve();

        Assert.Equal(["first", "after"], field.Arguments.Select(argument => argument.Name));
        Assert.Equal(["first 20 after a"], Assert.IsType<List<string>>(context.GetService(typeof(List<string>))));
    }

    [QueryType]
    private static class Shown
    {
        [UsePaging]
        public static Connection<Item>? Both(PagingArguments page, [Service] List<string> seen) => Show(page, seen);

        [UsePaging(Backward = false)]
        public static Connection<Item>? Forward(PagingArguments page, [Service] List<string> seen) => Show(page, seen);

        private static Connection<Item>? Show(PagingArguments page, List<string> seen)
        {
            (string, object?)[] parts =
            [
                ("first", page.First),
                ("after", page.After),
                ("last", page.Last),
                ("before", page.Before),
            ];
            seen.Add(
                string.Join(
                    ' ',
                    parts.Where(part => part.Item2 is not null).Select(part => $"{part.Item1} {part.Item2}")
                )
            );
            return null;
        }
    }

    private sealed record Item(string Name);

    [Fact]
    public async Task A_page_from_the_end_that_is_too_large_goes_on_with_before()
    {
        var exception = await Assert.ThrowsAsync<GraphQLException>(() => Followers(("last", 101)).Resolve());

        Assert.Equal(
            "'last' of 'User.followers' is 101, but a page holds at most 100. Ask for at most 100 and continue with 'before'.",
            exception.Message
        );
    }

    [Fact]
    public async Task A_page_can_be_asked_for_from_the_end()
    {
        Assert.Equal(["null"], await Followers(("last", 5), ("before", "c")).Resolve());
    }

    private FakeContext Posts(params (string, object?)[] arguments) =>
        new FakeContext(SampleTypes.Schema, SampleTypes.Field("Query", "posts"), 1)
            .With(_store)
            .WithArguments(arguments);

    private static FakeContext Followers(params (string, object?)[] arguments) =>
        new FakeContext(SampleTypes.Schema, SampleTypes.Field("User", "followers"), 1)
        {
            ParentColumn = Graph.Execution.Resolvers.Column<User>.From([new User(TestNodeIds.Key(1))]),
        }.WithArguments(arguments);
}
