using Graph.Annotations.Tests.Sample;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Tests;

public sealed class ResolverTests
{
    private readonly PostStore _store = new();

    [Fact]
    public async Task A_property_is_read_from_each_parent()
    {
        var rows = await Posts("content", 1, 2, 3).Resolve();

        Assert.Equal(["Post 1", "Post 2", "Post 3"], rows);
    }

    [Fact]
    public async Task A_property_that_throws_fails_its_row_and_gives_nothing_away()
    {
        var context = Context("Post", "text", Parents(1, 2, 3));
        ((Column<Post>)context.Parents).Values[1] = PostStore.Post(2) with { Content = "" };

        var rows = await context.Resolve();

        Assert.Equal(
            [
                "Post 1",
                "INTERNAL_SERVER_ERROR: 'Post.text' could not be resolved: an unexpected error occurred.",
                "Post 3",
            ],
            rows
        );
    }

    [Fact]
    public async Task A_batch_resolver_is_called_once_for_all_parents()
    {
        var rows = await Posts("likeCount", 1, 10, 3).Resolve();

        Assert.Equal(["6", "7", "6"], rows);
        Assert.Equal(["LikeCount(3)"], _store.Calls);
    }

    [Fact]
    public async Task A_batch_resolver_can_fail_one_row()
    {
        var rows = await Posts("secret", 1, 2, 3).Resolve();

        Assert.Equal(["Post 1", "FORBIDDEN: Not for you.", "Post 3"], rows);
    }

    [Fact]
    public async Task A_batch_resolver_whose_arguments_vary_is_called_once_for_each_set_of_arguments()
    {
        var context = Context("Post", "likeCount", Parents(1, 2, 3, 4));
        var (one, other) = (new ArgumentValues(0), new ArgumentValues(0));
        context.Sets = [one, other, one, one];

        var rows = await context.Resolve();

        Assert.Equal(["6", "6", "6", "6"], rows);
        Assert.Equal(["LikeCount(3)", "LikeCount(1)"], _store.Calls);
    }

    [Fact]
    public async Task An_asynchronous_method_runs_for_all_parents_and_fails_alone()
    {
        var rows = await Posts("imageUrl", 1, 2, 3).WithArguments(("size", ImageSize.Small)).Resolve();

        Assert.Equal(
            [
                "https://images.example/1/Small",
                "INTERNAL_SERVER_ERROR: 'Post.imageUrl' could not be resolved: an unexpected error occurred.",
                "https://images.example/3/Small",
            ],
            rows
        );
    }

    [Fact]
    public async Task A_request_that_is_given_up_fails_as_a_whole()
    {
        using var aborted = new CancellationTokenSource();
        await aborted.CancelAsync();
        var schema = Annotated.Schema(typeof(Slow));
        var context = new FakeContext(schema, schema.QueryType!.FindField("wait")!, 1) { Aborted = aborted.Token };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(context.Resolve);
    }

    [QueryType]
    private static class Slow
    {
        public static async Task<int> Wait(CancellationToken ct)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), ct);
            return 1;
        }
    }

    [Fact]
    public async Task Fields_of_an_interface_are_resolved_for_the_objects_that_implement_it()
    {
        var rows = await Posts("viewerHasReacted", 1, 2).Resolve();

        Assert.Equal(["False", "False"], rows);
    }

    [Fact]
    public async Task Parents_of_another_column_type_are_cast()
    {
        var parents = Column<IReactable>.From([PostStore.Post(1), PostStore.Post(2)]);

        Assert.Equal(["6", "6"], await Context("Post", "likeCount", parents).Resolve());
        Assert.Equal(["Post 1", "Post 2"], await Context("Post", "content", parents).Resolve());
    }

    [Fact]
    public async Task A_lookup_of_many_keys_is_one_call()
    {
        var rows = await Context("Query", "postById", null, 3)
            .WithArguments(("id", "post_2"))
            .WithArguments(("id", "post_77"))
            .WithArguments(("id", "post_1"))
            .Resolve();

        Assert.StartsWith("Post { Id = 00000002", rows[0]);
        Assert.Equal("null", rows[1]);
        Assert.StartsWith("Post { Id = 00000001", rows[2]);
        Assert.Equal(["ByIds(3)"], _store.Calls);
    }

    [Fact]
    public async Task A_lookup_with_a_wrong_key_among_others_fails_only_that_row()
    {
        var rows = await Context("Query", "postById", null, 3)
            .WithArguments(("id", "post_2"))
            .WithArguments(("id", "user_1"))
            .WithArguments(("id", "post_1"))
            .Resolve();

        Assert.StartsWith("Post { Id = 00000002", rows[0]);
        Assert.Equal("BAD_USER_INPUT: 'user_1' is not the id of a Post.", rows[1]);
        Assert.StartsWith("Post { Id = 00000001", rows[2]);
        Assert.Equal(["ByIds(2)"], _store.Calls);
    }

    [Fact]
    public async Task A_lookup_with_nothing_but_wrong_keys_is_no_call()
    {
        var rows = await Context("Query", "postById", null, 1).WithArguments(("id", "user_1")).Resolve();

        Assert.Equal(["BAD_USER_INPUT: 'user_1' is not the id of a Post."], rows);
        Assert.Empty(_store.Calls);
    }

    [Fact]
    public async Task A_root_field_whose_arguments_do_not_vary_is_resolved_once()
    {
        var rows = await Context("Query", "postById", null, 3).WithArguments(("id", "post_1")).Resolve();

        Assert.All(rows, row => Assert.StartsWith("Post { Id = 00000001", row));
        Assert.Equal(["ByIds(1)"], _store.Calls);
    }

    [Fact]
    public async Task An_ordinary_root_method_is_called_for_each_set_of_arguments()
    {
        var rows = await Context("Query", "userById", null, 2)
            .WithArguments(("id", "user_1"))
            .WithArguments(("id", "post_1"))
            .Resolve();

        Assert.StartsWith("User { Id = 00000001", rows[0]);
        Assert.Equal("BAD_USER_INPUT: 'post_1' is not the id of a User.", rows[1]);
    }

    [Fact]
    public async Task A_resolver_can_take_the_context_and_its_services()
    {
        Assert.Equal(["Query.viewer"], await Context("Query", "viewer", null, 1).Resolve());
    }

    [Fact]
    public async Task A_missing_service_is_named()
    {
        var schema = SampleTypes.Schema;
        var context = new FakeContext(schema, SampleTypes.Field("Post", "likeCount"), 1) { ParentColumn = Parents(1) };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(context.Resolve);

        Assert.Equal(
            "PostFields.LikeCount takes a PostStore, which is not a registered service. Register "
                + "Graph.Annotations.Tests.Sample.PostStore, or, if it is meant as an argument, mark its class with "
                + "[InputObjectType].",
            exception.Message
        );
    }

    [Fact]
    public async Task A_batch_resolver_that_gives_too_few_rows_is_named()
    {
        var schema = Annotated.Schema(typeof(Careless));
        var context = new FakeContext(schema, schema.QueryType!.FindField("numbers")!, 2)
            .WithArguments(("of", 1))
            .WithArguments(("of", 2));

        var rows = await context.Resolve();

        Assert.All(rows, row => Assert.StartsWith("INTERNAL_SERVER_ERROR: 'Query.numbers' could not", row));
        using var column = await context.Field.Resolver!.ResolveAsync(context);
        Assert.Equal(
            "The batch resolver of 'Query.numbers' was asked for 2 rows and gave 1. It must give one result per row, in the "
                + "order of the rows; give null for a row that has none.",
            column.Errors![0].Exception!.Message
        );
    }

    [QueryType]
    private static class Careless
    {
        [BatchResolver]
        public static int[] Numbers(IReadOnlyList<int> of) => [of[0]];
    }

    [Fact]
    public void A_global_id_is_written_by_its_serializer()
    {
        Assert.IsType<Graph.Types.Serialization.LeafSerializer<Guid>>(
            SampleTypes.Field("Post", "id").Serializer,
            exactMatch: false
        );
        Assert.NotNull(SampleTypes.Field("DeletePostPayload", "deletedPostId").Serializer);
        Assert.Null(SampleTypes.Field("UploadPayload", "uploadId").Serializer);
        Assert.Null(SampleTypes.Field("Post", "content").Serializer);
    }

    [Fact]
    public void The_schema_knows_the_csharp_types()
    {
        var schema = SampleTypes.Schema;

        Assert.Equal(typeof(Post), ((ObjectType)schema.FindType("Post")!).RuntimeType);
        Assert.Equal(typeof(FieldResult<Guid>), ((ObjectType)schema.FindType("DeletePostPayload")!).RuntimeType);
        Assert.Equal(typeof(EditPostInput), ((InputObjectType)schema.FindType("EditPostInput")!).RuntimeType);
        Assert.Equal(
            PostVisibility.OnlyMe,
            ((EnumType)schema.FindType("PostVisibility")!).FindValue("ONLY_ME")!.RuntimeValue
        );
    }

    private FakeContext Posts(string field, params int[] numbers) => Context("Post", field, Parents(numbers));

    private static Column<Post> Parents(params int[] numbers) => Column<Post>.From([.. numbers.Select(PostStore.Post)]);

    private FakeContext Context(string type, string field, Column? parents, int? count = null) =>
        new FakeContext(SampleTypes.Schema, SampleTypes.Field(type, field), count ?? parents!.Count)
        {
            ParentColumn = parents,
        }.With(_store);
}
