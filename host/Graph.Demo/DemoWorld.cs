using Graph.Common.Database;
using Graph.Common.Ids;
using Graph.Demo.Portraits;

namespace Graph.Demo;

/// <summary>
/// A believable social network, made up from a seed. Everything is a function of the seed and a number, so each service
/// makes its own part, and the parts fit. The first people are the best known: a few have very many followers.
/// </summary>
/// <remarks>Not safe for several threads: it reuses its buffers.</remarks>
public sealed class DemoWorld
{
    private const int PostsPerPerson = 10;
    private const double MeanFollows = 30;
    private const int MaxFollows = 7_500;
    private const int MaxLikes = 5_000;
    private const int MaxAttempts = 8;
    private static readonly TimeSpan Age = TimeSpan.FromDays(90);
    private static readonly TimeSpan JoiningPeriod = TimeSpan.FromDays(80);

    /// <summary>People's ids must be the same whenever each service is loaded: they carry a time that never moves.</summary>
    private static readonly DateTimeOffset FirstPersonMadeAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DemoWorldOptions _options;
    private readonly DateTimeOffset _now;
    private readonly HashSet<int> _chosen = [];

    /// <summary>The world of these options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There must be 2 to 5,000,000 people.</exception>
    public DemoWorld(DemoWorldOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.People, 2, "People");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.People, 5_000_000, "People");
        _options = options;
        _now = Clock.Truncate(options.Now);
    }

    /// <summary>How many people there are.</summary>
    public int PersonCount => _options.People;

    /// <summary>How many posts there are.</summary>
    public int PostCount => _options.People * PostsPerPerson;

    /// <summary>The id of a person.</summary>
    public Guid PersonId(int person)
    {
        var random = DemoRandom.For(_options.Seed, DemoTopic.PersonId, person);
        return UuidV8.Create(random.Below(UuidV8.Shards), FirstPersonMadeAt.AddSeconds(person), random.Next());
    }

    /// <summary>Whether a person may no longer sign in: the last one.</summary>
    public bool IsBanned(int person) => person == PersonCount - 1;

    /// <summary>A person.</summary>
    public DemoPerson Person(int person)
    {
        var random = DemoRandom.For(_options.Seed, DemoTopic.Profile, person);
        var (handle, first, last) = DemoNames.Of(person);
        return new DemoPerson
        {
            Id = PersonId(person),
            Handle = handle,
            DisplayName = random.Chance(0.06) ? first : $"{first} {last}",
            Bio = random.Chance(0.8) ? DemoText.Bio(ref random) : null,
            AvatarPath = DemoPortraits.HasPortrait(_options.Seed, person)
                ? DemoPortraits.PathOf(PersonId(person))
                : null,
            Website = random.Chance(0.25) ? $"https://{handle.Replace('_', '-')}.example" : null,
            Location = random.Chance(0.6) ? random.Pick(DemoPhrases.Places) : null,
            IsVerified = random.Chance(person < 20 ? 0.7 : 0.01),
            JoinedAt = JoinedAt(person),
        };
    }

    /// <summary>The person with this handle, if the world has one.</summary>
    public DemoPerson? FindPerson(string handle)
    {
        for (var person = 0; person < PersonCount; person++)
        {
            if (DemoNames.Of(person).Handle.Equals(handle, StringComparison.OrdinalIgnoreCase))
            {
                return Person(person);
            }
        }

        return null;
    }

    /// <summary>When a person joined: most of them early in the 90 days.</summary>
    public DateTimeOffset JoinedAt(int person)
    {
        if (person == 0)
        {
            return _now - Age;
        }

        var random = DemoRandom.For(_options.Seed, DemoTopic.Joined, person);
        var share = random.Unit();
        return Clock.Truncate(_now - Age + JoiningPeriod * share * share);
    }

    /// <summary>Whom a person follows, each once, never themselves.</summary>
    /// <param name="person">The place of who follows.</param>
    /// <param name="follows">Cleared and filled.</param>
    public void FollowsOf(int person, List<DemoFollow> follows)
    {
        follows.Clear();
        _chosen.Clear();
        _chosen.Add(person);
        var random = DemoRandom.For(_options.Seed, DemoTopic.Follows, person);
        // Log-normal: many follow a dozen, some follow hundreds.
        const double spread = 0.9;
        var wanted = (int)(Math.Exp(Math.Log(MeanFollows) - spread * spread / 2 + spread * random.Normal()) + 0.5);
        wanted = Math.Clamp(wanted, 1, Math.Min(MaxFollows, PersonCount / 2));
        var joined = JoinedAt(person);
        for (var i = 0; i < wanted; i++)
        {
            if (Choose(ref random, skew: 2.2) is { } other)
            {
                var otherJoined = JoinedAt(other);
                follows.Add(
                    new DemoFollow(other, Between(ref random, joined > otherJoined ? joined : otherJoined, _now))
                );
            }
        }
    }

    /// <summary>Who wrote a post, and when.</summary>
    public DemoPost Post(int post)
    {
        var random = DemoRandom.For(_options.Seed, DemoTopic.Post, post);
        var author = random.Ranked(PersonCount, skew: 1.5);
        var joined = JoinedAt(author);
        var createdAt = Between(ref random, joined, _now);
        // Nights are quiet: whoever would have written at night wrote at another time of the day.
        for (var attempt = 0; attempt < MaxAttempts && random.Chance(Quietness(createdAt.Hour)); attempt++)
        {
            createdAt = Between(ref random, joined, _now);
        }

        var id = UuidV8.Create(UuidV8.ShardOf(PersonId(author)), createdAt, random.Next());
        return new DemoPost(id, author, createdAt);
    }

    /// <summary>What a post says.</summary>
    public string ContentOf(int post)
    {
        var random = DemoRandom.For(_options.Seed, DemoTopic.Content, post);
        return DemoText.Post(ref random);
    }

    /// <summary>Who likes a post, each once, never the author.</summary>
    /// <param name="index">The post's number.</param>
    /// <param name="post">That post.</param>
    /// <param name="likes">Cleared and filled.</param>
    public void LikesOf(int index, in DemoPost post, List<DemoLike> likes)
    {
        likes.Clear();
        _chosen.Clear();
        _chosen.Add(post.Author);
        var random = DemoRandom.For(_options.Seed, DemoTopic.Likes, index);
        const double spread = 1.3;
        // Whom many follow, many like: 3.5 times as many as on average for the first, half as many for the last.
        var fame = 0.5 + 3 * Math.Pow(1 - (double)post.Author / PersonCount, 5);
        const double meanLikes = 6;
        var wanted = (int)(fame * Math.Exp(Math.Log(meanLikes) - spread * spread / 2 + spread * random.Normal()));
        wanted = Math.Min(wanted, Math.Min(MaxLikes, PersonCount / 3));
        for (var i = 0; i < wanted; i++)
        {
            if (Choose(ref random, skew: 1.3) is { } person)
            {
                var joined = JoinedAt(person);
                var start = joined > post.CreatedAt ? joined : post.CreatedAt;
                var at = Clock.Truncate(start + TimeSpan.FromHours(random.Exponential(9)));
                likes.Add(new DemoLike(person, at < _now ? at : Between(ref random, start, _now), random.Next()));
            }
        }
    }

    /// <summary>How many follow each person and how many each follows.</summary>
    public (int[] Followers, int[] Following) CountFollows()
    {
        var followers = new int[PersonCount];
        var following = new int[PersonCount];
        var follows = new List<DemoFollow>();
        for (var person = 0; person < PersonCount; person++)
        {
            FollowsOf(person, follows);
            following[person] = follows.Count;
            foreach (var follow in follows)
            {
                followers[follow.Person]++;
            }
        }

        return (followers, following);
    }

    /// <summary>Somebody who was not chosen yet.</summary>
    private int? Choose(ref DemoRandom random, double skew)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var person = random.Ranked(PersonCount, skew);
            if (_chosen.Add(person))
            {
                return person;
            }
        }

        return null;
    }

    private static DateTimeOffset Between(ref DemoRandom random, DateTimeOffset start, DateTimeOffset end) =>
        Clock.Truncate(start + (end - start) * random.Unit());

    private static double Quietness(int hour) =>
        hour switch
        {
            < 5 => 0.9,
            < 7 => 0.6,
            < 17 => 0.25,
            < 22 => 0,
            _ => 0.5,
        };
}
