using Graph.Common.Errors;
using Graph.Common.Identity;

namespace Graph.Fury.Tests.Likes;

public sealed class LikesTests(FuryDatabase fury) : IClassFixture<FuryDatabase>
{
    [Fact]
    public async Task Liking_and_unliking_count_once()
    {
        var viewer = FuryDatabase.NewViewer();
        var post = await fury.Publish(FuryDatabase.NewViewer());

        Assert.Equal(1, (await fury.LikeWriter.Like(viewer, post.Id, default)).Value!.Likes);
        Assert.Equal(1, (await fury.LikeWriter.Like(viewer, post.Id, default)).Value!.Likes);
        Assert.Equal(2, (await fury.LikeWriter.Like(FuryDatabase.NewViewer(), post.Id, default)).Value!.Likes);
        Assert.Equal([true], await fury.ViewerHasLiked([post.Id], viewer));
        Assert.Equal(1, (await fury.LikeWriter.Unlike(viewer, post.Id, default)).Value!.Likes);
        Assert.Equal(1, (await fury.LikeWriter.Unlike(viewer, post.Id, default)).Value!.Likes);
        Assert.Equal([false], await fury.ViewerHasLiked([post.Id], viewer));
    }

    [Fact]
    public async Task A_like_is_one_statement()
    {
        var viewer = FuryDatabase.NewViewer();
        var post = await fury.Publish(FuryDatabase.NewViewer());
        fury.Statements.Clear();

        await fury.LikeWriter.Like(viewer, post.Id, default);

        Assert.Equal(1, fury.Statements.Count);
    }

    [Fact]
    public async Task Which_of_many_posts_the_viewer_likes_costs_one_statement()
    {
        var viewer = FuryDatabase.NewViewer();
        var author = FuryDatabase.NewViewer();
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add((await fury.Publish(author)).Id);
            if (i % 3 == 0)
            {
                await fury.LikeWriter.Like(viewer, ids[i], default);
            }
        }

        fury.Statements.Clear();

        Assert.Equal(ids.Select((_, i) => i % 3 == 0), await fury.ViewerHasLiked(ids, viewer));
        Assert.Equal(1, fury.Statements.Count);
        Assert.DoesNotContain(true, await fury.ViewerHasLiked(ids, Viewer.Anonymous));
        Assert.Equal(1, fury.Statements.Count);
    }

    [Fact]
    public async Task A_post_that_is_not_there_cannot_be_liked()
    {
        var viewer = FuryDatabase.NewViewer();
        var author = FuryDatabase.NewViewer();
        var deleted = await fury.Publish(author);
        await fury.LikeWriter.Like(viewer, deleted.Id, default);
        await fury.Writer.Delete(author, deleted.Id, default);

        foreach (var id in new[] { Guid.NewGuid(), deleted.Id })
        {
            Assert.IsType<NotFoundError>((await fury.LikeWriter.Like(viewer, id, default)).Errors![0]);
            Assert.IsType<NotFoundError>((await fury.LikeWriter.Unlike(viewer, id, default)).Errors![0]);
        }

        Assert.IsType<UnauthenticatedError>(
            (await fury.LikeWriter.Like(Viewer.Anonymous, deleted.Id, default)).Errors![0]
        );
    }

    [Fact]
    public async Task Counters_equal_their_rows_after_64_clients_liked_and_unliked_at_once()
    {
        var author = FuryDatabase.NewViewer();
        var posts = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            posts.Add((await fury.Publish(author)).Id);
        }

        var viewers = Enumerable.Range(0, 24).Select(_ => FuryDatabase.NewViewer()).ToArray();

        await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(client =>
                    Task.Run(async () =>
                    {
                        var random = new Random(client);
                        for (var i = 0; i < 40; i++)
                        {
                            var viewer = viewers[random.Next(viewers.Length)];
                            var post = posts[random.Next(posts.Count)];
                            var result = await (
                                random.Next(5) < 3
                                    ? fury.LikeWriter.Like(viewer, post, default)
                                    : fury.LikeWriter.Unlike(viewer, post, default)
                            );
                            Assert.True(result.IsSuccess);
                        }
                    })
                )
        );

        Assert.Equal(
            0L,
            await fury.Scalar<long>(
                "select count(*) from posts p where p.likes <> (select count(*) from likes l where l.post_id = p.id)"
            )
        );
        Assert.True(await fury.Scalar<long>("select count(*) from likes") > 0);
    }
}
