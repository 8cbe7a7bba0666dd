using System.Text;
using Graph.Common.Ids;
using Snapshooter.Xunit;

namespace Graph.Demo.Tests;

public sealed class DemoWorldTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static DemoWorld World(int people = 500) => new(new DemoWorldOptions { People = people, Now = Now });

    [Fact]
    public void The_world_of_a_seed_is_always_the_same()
    {
        var world = World();
        var text = new StringBuilder();
        for (var i = 0; i < 12; i++)
        {
            var person = world.Person(i * i);
            text.AppendLine(
                $"{TypeId.Format(IdKind.Of("User"), person.Id)} {person.Handle} | {person.DisplayName} | {person.Bio} | {person.Location} | {person.JoinedAt:u}"
            );
        }

        for (var i = 0; i < 40; i++)
        {
            var post = world.Post(i);
            text.AppendLine(
                $"{TypeId.Format(IdKind.Of("Post"), post.Id)} {world.Person(post.Author).Handle} {post.CreatedAt:u} | {world.ContentOf(i)}"
            );
        }

        Snapshot.Match(text.ToString());
    }

    [Fact]
    public void Handles_are_unique_and_the_first_is_ada()
    {
        var world = World(60_000);
        var handles = new HashSet<string>();
        for (var i = 0; i < world.PersonCount; i++)
        {
            var handle = world.Person(i).Handle;
            Assert.True(handles.Add(handle), handle);
            Assert.Matches("^[a-z0-9_]{1,30}$", handle);
        }

        Assert.Equal("ada", world.Person(0).Handle);
        Assert.Equal(world.PersonId(0), world.FindPerson("Ada")!.Id);
        Assert.Null(world.FindPerson("nobody"));
    }

    [Fact]
    public void People_have_the_same_ids_in_a_world_of_another_size_and_time()
    {
        var other = new DemoWorld(new DemoWorldOptions { People = 50, Now = Now.AddDays(3) });

        Assert.Equal(World().PersonId(7), other.PersonId(7));
        Assert.Equal(World().Person(7).Handle, other.Person(7).Handle);
    }

    [Fact]
    public void Nothing_happens_before_those_who_do_it_joined_or_in_the_future()
    {
        var world = World();
        var follows = new List<DemoFollow>();
        var likes = new List<DemoLike>();
        for (var i = 0; i < world.PersonCount; i++)
        {
            world.FollowsOf(i, follows);
            foreach (var follow in follows)
            {
                Assert.NotEqual(i, follow.Person);
                Assert.InRange(follow.CreatedAt, world.JoinedAt(i), Now);
                Assert.InRange(follow.CreatedAt, world.JoinedAt(follow.Person), Now);
            }

            Assert.Equal(follows.Count, follows.DistinctBy(follow => follow.Person).Count());
        }

        for (var i = 0; i < world.PostCount; i++)
        {
            var post = world.Post(i);
            Assert.InRange(post.CreatedAt, world.JoinedAt(post.Author), Now);
            world.LikesOf(i, post, likes);
            foreach (var like in likes)
            {
                Assert.InRange(like.CreatedAt, post.CreatedAt, Now);
                Assert.InRange(like.CreatedAt, world.JoinedAt(like.Person), Now);
            }

            Assert.Equal(likes.Count, likes.DistinctBy(like => like.Person).Count());
        }
    }

    [Fact]
    public void A_few_are_followed_by_many_and_many_by_a_few()
    {
        var world = World(DemoWorldOptions.DefaultPeople);

        var (followers, following) = world.CountFollows();
        var likes = new List<DemoLike>();
        var likeCount = 0;
        for (var i = 0; i < world.PostCount; i++)
        {
            world.LikesOf(i, world.Post(i), likes);
            likeCount += likes.Count;
        }

        Array.Sort(followers);
        Assert.InRange(followers.Sum(), 54_000, 66_000);
        Assert.Equal(followers.Sum(), following.Sum());
        Assert.InRange(followers[^1], 600, 1_900);
        Assert.InRange(followers[followers.Length / 2], 8, 30);
        Assert.InRange(likeCount, 135_000, 165_000);
    }

    [Fact]
    public void Posts_are_different_and_short_enough()
    {
        var world = World(1_000);
        var posts = new HashSet<string>();
        for (var i = 0; i < world.PostCount; i++)
        {
            var content = world.ContentOf(i);
            Assert.InRange(content.Length, 5, 400);
            Assert.DoesNotContain('{', content);
            posts.Add(content);
        }

        Assert.True(posts.Count > world.PostCount * 0.8, $"{posts.Count} of {world.PostCount} are different");
    }
}
