using Graph.Annotations.Tests.Sample;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Tests;

public sealed class MutationTests
{
    private readonly PostStore _store = new();

    [Fact]
    public async Task The_parameters_are_read_from_the_input()
    {
        var poll = Input("PollInput", ("options", new object?[] { "a", "b" }), ("closesAt", DateTimeOffset.UnixEpoch));
        using var payload = await Run(
            "createPost",
            Input(
                "CreatePostInput",
                ("content", "Hello"),
                ("quotedPostId", "post_7"),
                ("poll", poll),
                ("visibility", PostVisibility.Public)
            )
        );

        Assert.Equal([$"Hello, {TestNodeIds.Key(7)}, 2, Public"], _store.Calls);
        Assert.StartsWith("Post { Id = 00000001", (await Read("CreatePostPayload", "post", payload)).Single());
        Assert.Equal(["null"], await Read("CreatePostPayload", "errors", payload));
    }

    [Fact]
    public async Task What_is_not_given_is_null()
    {
        using var payload = await Run(
            "createPost",
            Input(
                "CreatePostInput",
                ("content", "Hello"),
                ("quotedPostId", null),
                ("visibility", PostVisibility.OnlyMe)
            )
        );

        Assert.Equal(["Hello, , , OnlyMe"], _store.Calls);
    }

    [Fact]
    public async Task An_expected_error_is_data()
    {
        using var payload = await Run("createPost", Input("CreatePostInput", ("content", "")));

        Assert.Null(payload.Errors);
        Assert.Equal(["null"], await Read("CreatePostPayload", "post", payload));
        var error = Assert.IsType<ValidationError>(Assert.Single(((FieldResult<Post>)payload.GetValue(0)!).Errors!));
        Assert.Equal(["content"], error.Path!);
    }

    [Fact]
    public async Task The_id_of_another_kind_is_an_error_with_a_sentence()
    {
        using var payload = await Run("deletePost", Input("DeletePostInput", ("postId", "user_1")));

        Assert.Equal("'user_1' is not the id of a Post.", payload.Errors![0].Message);
        Assert.Equal(ErrorCodes.BadUserInput, payload.Errors[0].Code);
    }

    [Fact]
    public async Task A_result_that_is_a_value_is_null_beside_errors()
    {
        using var success = await Run("deletePost", Input("DeletePostInput", ("postId", "post_1")));
        using var failure = await Run("deletePost", Input("DeletePostInput", ("postId", "post_2")));

        Assert.Equal([TestNodeIds.Key(1).ToString()], await Read("DeletePostPayload", "deletedPostId", success));
        Assert.Equal(["null"], await Read("DeletePostPayload", "deletedPostId", failure));
    }

    [Fact]
    public async Task Absent_null_and_given_are_three_things()
    {
        async Task<string> Content(params (string, object?)[] fields)
        {
            using var payload = await Run("editPost", Input("EditPostInput", [("postId", "post_1"), .. fields]));
            return ((FieldResult<Post>)payload.GetValue(0)!).Value!.Content;
        }

        Assert.Equal("False, , 0", await Content());
        Assert.Equal("True, , 0", await Content(("content", null)));
        Assert.Equal("True, x, 3", await Content(("content", "x"), ("limit", 3)));
    }

    [Fact]
    public async Task A_payload_class_gives_its_properties()
    {
        using var payload = await Run("upload", Input("UploadInput", ("mimeType", "image/png")));

        Assert.Equal(["https://upload.example/1"], await Read("UploadPayload", "url", payload));
        Assert.Equal(["image/png"], await Read("UploadPayload", "uploadId", payload));
        Assert.Equal(["null"], await Read("UploadPayload", "errors", payload));
    }

    [Fact]
    public async Task A_mutation_that_cannot_fail_has_a_payload_as_well()
    {
        using var payload = await Run("touch", null);

        Assert.StartsWith("Post { Id = 00000003", (await Read("TouchPayload", "post", payload)).Single());
    }

    [Fact]
    public async Task A_oneof_input_is_read_into_its_record()
    {
        var by = Input("PostByInput", ("slug", "4"));
        var context = Context("Query", "postBy").WithArguments(("by", by));

        Assert.StartsWith("Post { Id = 00000004", (await context.Resolve()).Single());
    }

    private async Task<Column> Run(string mutation, InputObjectValue? input)
    {
        var context = Context("Mutation", mutation);
        if (input is not null)
        {
            context.WithArguments(("input", input));
        }

        return await context.Field.Resolver!.ResolveAsync(context);
    }

    private FakeContext Context(string type, string field) =>
        new FakeContext(SampleTypes.Schema, SampleTypes.Field(type, field), 1).With(_store);

    private static Task<string[]> Read(string type, string field, Column parents) =>
        new FakeContext(SampleTypes.Schema, SampleTypes.Field(type, field), parents.Count)
        {
            ParentColumn = parents,
        }.Resolve();

    private static InputObjectValue Input(string type, params (string Name, object? Value)[] fields)
    {
        var input = new InputObjectValue((InputObjectType)SampleTypes.Schema.FindType(type)!);
        foreach (var (name, value) in fields)
        {
            input.Set(input.Type.FindField(name)!.Index, value);
        }

        return input;
    }
}
