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
