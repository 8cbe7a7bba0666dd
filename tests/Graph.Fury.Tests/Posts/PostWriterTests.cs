using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Fury.Posts;

namespace Graph.Fury.Tests.Posts;

public sealed class PostWriterTests(FuryDatabase fury) : IClassFixture<FuryDatabase>
{
    [Fact]
    public async Task A_post_is_trimmed_and_stored()
    {
        var author = FuryDatabase.NewViewer();

        var post = await fury.Publish(author, "  Good morning,\nworld 👩‍👩‍👧  ");

        Assert.Equal("Good morning,\nworld 👩‍👩‍👧", post.Content);
        var stored = (await fury.ByIds([post.Id], Viewer.Anonymous))[post.Id];
        Assert.Equal(post.Content, stored.Content);
        Assert.Equal(post.CreatedAt, stored.CreatedAt);
        Assert.Equal(author.UserId, stored.UserId);
        Assert.Equal(0, stored.Likes);
        Assert.Equal(1, stored.Revision);
    }

    [Theory]
    [InlineData("", "NOT_EMPTY", "The content is empty; it needs at least 1 character.")]
    [InlineData(" \n ", "NOT_EMPTY", "The content is empty; it needs at least 1 character.")]
    [InlineData(
        "a\0b",
        "FORBIDDEN_CHARACTER",
        "The content holds the control character U+0000, which cannot be stored."
    )]
    public async Task Content_that_cannot_be_a_post_is_refused_with_a_reason(
        string content,
        string rule,
        string message
    )
    {
        var result = await fury.Writer.Create(FuryDatabase.NewViewer(), new NewPost(content), default);

        var error = Assert.IsType<ValidationError>(Assert.Single(result.Errors!));
        Assert.Equal(rule, error.Rule);
        Assert.Equal(message, error.Message);
        Assert.Equal(["input", "content"], error.Path);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_text()
    {
        var result = await fury.Writer.Create(FuryDatabase.NewViewer(), new NewPost("a\ud800b"), default);

        Assert.Equal(
            "The content holds half a surrogate pair (U+D800), which cannot be stored.",
            ((UserError)Assert.Single(result.Errors!)).Message
        );
    }

    [Fact]
    public async Task A_post_has_two_thousand_characters_as_a_reader_counts_them()
    {
        var author = FuryDatabase.NewViewer();
        var longest = string.Concat(Enumerable.Repeat("é👍", 1_000));

        Assert.True((await fury.Writer.Create(author, new NewPost(longest), default)).IsSuccess);
        var tooLong = await fury.Writer.Create(author, new NewPost(longest + "!"), default);

        Assert.Equal(
            "The content has 2001 characters; at most 2000 are allowed.",
            ((UserError)tooLong.Errors![0]).Message
        );
    }

    [Fact]
    public async Task Nobody_publishes_without_signing_in()
    {
        var result = await fury.Writer.Create(Viewer.Anonymous, new NewPost("Hello"), default);

        Assert.IsType<UnauthenticatedError>(Assert.Single(result.Errors!));
    }

    [Fact]
    public async Task Fifty_equal_requests_at_once_create_one_post()
    {
        var author = FuryDatabase.NewViewer();

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ => Task.Run(() => fury.Writer.Create(author, new NewPost("once", "key-1"), default)))
        );

        var id = Assert.Single(results.Select(result => result.Value!.Id).Distinct());
        Assert.Equal(1L, await fury.Scalar<long>($"select count(*) from posts where user_id = '{author.UserId}'"));
        Assert.Single(await fury.ByIds([id], Viewer.Anonymous));
    }

    [Fact]
    public async Task A_key_belongs_to_one_request_of_one_user()
    {
        var author = FuryDatabase.NewViewer();
        var first = await fury.Writer.Create(author, new NewPost("one", "key"), default);

        var other = await fury.Writer.Create(author, new NewPost("two", "key"), default);
        var somebodyElse = await fury.Writer.Create(FuryDatabase.NewViewer(), new NewPost("two", "key"), default);

        Assert.Equal(
            "The idempotency key 'key' was used for another request; use a new key for each post.",
            Assert.IsType<ConflictError>(Assert.Single(other.Errors!)).Message
        );
        Assert.True(somebodyElse.IsSuccess);

        await fury.Writer.Delete(author, first.Value!.Id, default);
        var again = await fury.Writer.Create(author, new NewPost("one", "key"), default);
        Assert.Contains("has been deleted", ((UserError)again.Errors![0]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_key_can_be_used_again()
    {
        var author = FuryDatabase.NewViewer();
        var first = await fury.Writer.Create(author, new NewPost("one", "key"), default);
        await fury.Scalar<string>(
            $"update idempotency set expires_at = now() - interval '1 second' where user_id = '{author.UserId}' returning key"
        );

        var second = await fury.Writer.Create(author, new NewPost("two", "key"), default);

        Assert.True(second.IsSuccess);
        Assert.NotEqual(first.Value!.Id, second.Value.Id);
    }

    [Fact]
    public async Task Expired_keys_are_deleted_and_others_stay()
    {
        var author = FuryDatabase.NewViewer();
        await fury.Writer.Create(author, new NewPost("one", "old"), default);
        await fury.Writer.Create(author, new NewPost("two", "young"), default);
        await fury.Scalar<string>(
            $"update idempotency set expires_at = now() - interval '1 second' where user_id = '{author.UserId}' and key = 'old' returning key"
        );

        Assert.InRange(await IdempotencySweeper.SweepAsync(fury.Source, default), 1, 50);

        Assert.Equal(
            "young",
            await fury.Scalar<string>($"select key from idempotency where user_id = '{author.UserId}'")
        );
    }

    [Fact]
    public async Task Only_the_author_deletes_a_post_and_only_once()
    {
        var author = FuryDatabase.NewViewer();
        var post = await fury.Publish(author);

        Assert.IsType<ForbiddenError>(
            (await fury.Writer.Delete(FuryDatabase.NewViewer(), post.Id, default)).Errors![0]
        );
        Assert.IsType<UnauthenticatedError>((await fury.Writer.Delete(Viewer.Anonymous, post.Id, default)).Errors![0]);
        Assert.Equal(post.Id, (await fury.Writer.Delete(author, post.Id, default)).Value);
        Assert.IsType<NotFoundError>((await fury.Writer.Delete(author, post.Id, default)).Errors![0]);
        Assert.IsType<NotFoundError>((await fury.Writer.Delete(author, Guid.NewGuid(), default)).Errors![0]);
    }

    [Fact]
    public async Task A_hidden_post_does_not_admit_that_it_exists()
    {
        var post = await fury.Publish(FuryDatabase.NewViewer(), "mine", PostVisibility.OnlyMe);

        Assert.IsType<NotFoundError>((await fury.Writer.Delete(FuryDatabase.NewViewer(), post.Id, default)).Errors![0]);
    }
}
