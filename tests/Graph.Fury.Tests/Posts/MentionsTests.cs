using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Fury.Posts;

namespace Graph.Fury.Tests.Posts;

public sealed class MentionsTests(FuryDatabase fury) : IClassFixture<FuryDatabase>
{
    [Theory]
    [InlineData("Hello @Ada, and @ben_2!", "ada", "ben_2")]
    [InlineData("@ada @ADA @aDa", "ada")]
    [InlineData("(@ada)\n@ben", "ada", "ben")]
    [InlineData("ada@example.org, a@b, @@ada, @ada@other.example, @, @-")]
    [InlineData("é@ada ☕@ben", "ben")]
    [InlineData("@abcdefghijklmnopqrstuvwxyzabcde")]
    public void Handles_are_what_stands_alone_after_an_at_sign(string content, params string[] handles) =>
        Assert.Equal(handles, MentionedHandles.In(content));

    [Fact]
    public async Task A_post_for_those_whom_it_names_is_seen_by_them_alone()
    {
        var (author, ada, ben) = (FuryDatabase.NewViewer(), FuryDatabase.NewViewer(), FuryDatabase.NewViewer());
        await AddPerson(ada, "ada");
        await AddPerson(ben, "ben");

        var post = await fury.Publish(author, "For @Ada and @nobody alone", PostVisibility.Mentioned);

        Assert.Single(await fury.ByIds([post.Id], author));
        Assert.Single(await fury.ByIds([post.Id], ada));
        Assert.Empty(await fury.ByIds([post.Id], ben));
        Assert.Empty(await fury.ByIds([post.Id], Viewer.Anonymous));
    }

    [Fact]
    public async Task A_post_that_is_published_once_by_its_key_names_people_too()
    {
        var (author, eve) = (FuryDatabase.NewViewer(), FuryDatabase.NewViewer());
        await AddPerson(eve, "eve");
        var input = new NewPost("For @eve", "key", PostVisibility.Mentioned);

        var post = (await fury.Writer.Create(author, input, default)).Value!;

        Assert.Equal(post.Id, (await fury.Writer.Create(author, input, default)).Value!.Id);
        Assert.Single(await fury.ByIds([post.Id], eve));
    }

    [Fact]
    public async Task A_post_names_twenty_people_at_most()
    {
        var content = string.Join(' ', Enumerable.Range(0, 21).Select(i => $"@person{i}"));

        var result = await fury.Writer.Create(FuryDatabase.NewViewer(), new NewPost(content), default);

        var error = Assert.IsType<ValidationError>(Assert.Single(result.Errors!));
        Assert.Equal(
            ("TOO_MANY_MENTIONS", "A post names at most 20 people, and this one 21."),
            (error.Rule, error.Message)
        );
    }

    [Theory]
    [InlineData("SUSPENDED", "suspended")]
    [InlineData("BANNED", "banned")]
    [InlineData("DELETION_SCHEDULED", "deleted")]
    [InlineData("DELETED", "no such account")]
    public async Task Who_does_not_take_part_writes_nothing(string state, string reason)
    {
        var (author, viewer) = (FuryDatabase.NewViewer(), FuryDatabase.NewViewer());
        var post = await fury.Publish(author);
        await fury.Scalar<Guid>($"insert into people (id, state) values ('{viewer.UserId}', '{state}') returning id");

        var created = await fury.Writer.Create(viewer, new NewPost("Hello"), default);
        var liked = await fury.LikeWriter.Like(viewer, post.Id, default);

        Assert.Contains(reason, Assert.IsType<ForbiddenError>(Assert.Single(created.Errors!)).Message);
        Assert.Contains(reason, Assert.IsType<ForbiddenError>(Assert.Single(liked.Errors!)).Message);
    }

    private Task AddPerson(Viewer person, string handle) =>
        fury.Scalar<Guid>($"insert into people (id, handle_key) values ('{person.UserId}', '{handle}') returning id");
}
