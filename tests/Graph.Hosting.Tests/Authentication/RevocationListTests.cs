using System.Security.Claims;
using Graph.Hosting.Authentication;
using Graph.Testing.Time;

namespace Graph.Hosting.Tests.Authentication;

/// <summary>Whose tokens are withdrawn is known within seconds, and costs nothing while nobody asks.</summary>
public sealed class RevocationListTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly ManualClock _clock = new();
    private readonly Source _source = new();
    private readonly RevocationList _list;

    public RevocationListTests() => _list = new RevocationList(_source, _clock);

    [Fact]
    public async Task The_first_who_asks_waits_for_the_list()
    {
        _source.Sessions = ["session_1"];

        Assert.True(await IsRevoked(Claims("session_1")));
        Assert.False(await IsRevoked(Claims("session_2")));
        Assert.False(await IsRevoked(Claims(session: null)));
        Assert.Equal(1, _source.Reads);
    }

    [Fact]
    public async Task A_list_is_read_again_after_two_seconds()
    {
        Assert.False(await IsRevoked(Claims("session_1")));
        _source.Sessions = ["session_1"];
        Assert.False(await IsRevoked(Claims("session_1")));

        _clock.Advance(TimeSpan.FromSeconds(2));

        // Whoever asks meanwhile is answered by the last one.
        await HoldsAsync(() => IsRevoked(Claims("session_1")));
        Assert.Equal(2, _source.Reads);
    }

    [Fact]
    public async Task Whoever_comes_after_a_long_silence_waits_for_the_list()
    {
        Assert.False(await IsRevoked(Claims("session_1")));
        _source.Sessions = ["session_1"];

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await IsRevoked(Claims("session_1")));
    }

    [Fact]
    public async Task Tokens_of_a_user_are_withdrawn_that_were_issued_until_then()
    {
        _source.Users = """{"user_1":1000}""";

        Assert.True(await IsRevoked(Claims("session_1", issued: "999")));
        Assert.True(await IsRevoked(Claims("session_1", issued: "1000")));
        Assert.False(await IsRevoked(Claims("session_1", issued: "1001")));
        Assert.True(await IsRevoked(Claims("session_1", issued: null)));
        Assert.False(await IsRevoked(Claims("session_1", "user_2", "999")));
    }

    [Fact]
    public async Task While_the_list_cannot_be_read_the_last_one_holds()
    {
        _source.Sessions = ["session_1"];
        Assert.True(await IsRevoked(Claims("session_1")));

        _source.Fails = true;
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await IsRevoked(Claims("session_1")));
        Assert.False(await IsRevoked(Claims("session_2")));
    }

    [Fact]
    public async Task Whoever_watches_is_told_without_asking()
    {
        using var watch = _list.Watch(Claims("session_1"))!;
        using var other = _list.Watch(Claims("session_2"))!;
        _source.Sessions = ["session_1"];

        _clock.Advance(TimeSpan.FromSeconds(2));

        await HoldsAsync(() => Task.FromResult(watch.Withdrawn.IsCancellationRequested));
        Assert.False(other.Withdrawn.IsCancellationRequested);
    }

    [Fact]
    public async Task Nothing_is_read_when_nobody_watches_any_more()
    {
        _list.Watch(Claims("session_1"))!.Dispose();

        _clock.Advance(TimeSpan.FromHours(1));
        await Task.Yield();

        Assert.Equal(0, _source.Reads);
    }

    [Fact]
    public async Task Without_a_list_nothing_is_withdrawn()
    {
        var list = RevocationList.Create(null, new TokenOptions());

        Assert.False(await list.IsRevokedAsync(Claims("session_1"), default));
        Assert.Null(list.Watch(Claims("session_1")));
    }

    private async Task<bool> IsRevoked(ClaimsPrincipal claims) => await _list.IsRevokedAsync(claims, default);

    private static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    private static ClaimsPrincipal Claims(string? session, string user = "user_1", string? issued = "500") =>
        new(
            new ClaimsIdentity(
                new[] { ("sub", user), ("sid", session), ("iat", issued) }
                    .Where(claim => claim.Item2 is not null)
                    .Select(claim => new Claim(claim.Item1, claim.Item2!))
            )
        );

    private sealed class Source : IRevocationSource
    {
        private int _reads;

        public string[] Sessions { get; set; } = [];

        public string Users { get; set; } = "{}";

        public bool Fails { get; set; }

        public int Reads => _reads;

        public Task<string> ReadAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            return Fails
                ? Task.FromException<string>(new IOException("It is away."))
                : Task.FromResult(
                    $$"""{"sessions":[{{string.Join(',', Sessions.Select(s => $"\"{s}\""))}}],"users":{{Users}}}"""
                );
        }
    }
}
