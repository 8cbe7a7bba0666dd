using System.Text.Json;
using Graph.Identity.Keys;
using Graph.Identity.Secrets;
using Graph.Testing.Time;

namespace Graph.Identity.Tests.Keys;

/// <summary>Keys come and go, and at no time is a token signed with one that nobody knows.</summary>
public sealed class KeyRingTests : IAsyncLifetime
{
    private static readonly IdentitySettings Settings = new();

    private readonly IdentityDatabaseFixture _database = new();
    private readonly ManualClock _clock = new();
    private KeyRing _keys = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _keys = NewRing();
        await _keys.MaintainAsync(default);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task The_first_key_signs_at_once_and_is_the_same_for_every_replica()
    {
        var other = NewRing();
        await other.MaintainAsync(default);

        Assert.Equal((await _keys.CurrentAsync(default)).Kid, (await other.CurrentAsync(default)).Kid);
        Assert.Equal([(await _keys.CurrentAsync(default)).Kid], await Published());
    }

    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_until_its_last_token_is_gone()
    {
        var old = (await _keys.CurrentAsync(default)).Kid;

        var next = await _keys.RotateAsync(default);

        Assert.Equal([next, old], await Published());
        Assert.Equal(old, (await _keys.CurrentAsync(default)).Kid);

        _clock.Advance(Settings.KeyLead);
        Assert.Equal(next, (await _keys.CurrentAsync(default)).Kid);
        // Tokens of the old one, the last of which was signed a moment ago, are still good.
        _clock.Advance(Settings.TokenLifetime);
        Assert.Equal([next, old], await Published());

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([next], await Published());
        await _keys.MaintainAsync(default);
        Assert.Equal(1L, await _database.Scalar<long>("select count(*) from signing_keys"));
    }

    [Fact]
    public async Task A_replica_that_has_not_looked_lately_signs_with_a_key_that_everybody_still_knows()
    {
        var other = NewRing();
        var old = (await other.CurrentAsync(default)).Kid;
        var next = await _keys.RotateAsync(default);

        for (var minute = 0; minute < 40; minute++)
        {
            var signs = (await other.CurrentAsync(default)).Kid;
            var published = await Published();
            Assert.Contains(signs, published);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.NotEqual(old, (await other.CurrentAsync(default)).Kid);
        Assert.Equal(next, (await other.CurrentAsync(default)).Kid);
    }

    [Fact]
    public async Task A_key_is_replaced_when_it_is_old()
    {
        _clock.Advance(Settings.KeyLifetime - TimeSpan.FromMinutes(1));
        await _keys.MaintainAsync(default);
        Assert.Single(await Published());

        _clock.Advance(TimeSpan.FromMinutes(1));
        await _keys.MaintainAsync(default);
        await _keys.MaintainAsync(default);

        Assert.Equal(2, (await Published()).Length);
    }

    [Fact]
    public async Task What_is_published_is_public()
    {
        using var json = JsonDocument.Parse(await _keys.ReadAsync(default));

        var key = Assert.Single(json.RootElement.GetProperty("keys").EnumerateArray());
        Assert.Equal(
            ["alg", "crv", "kid", "kty", "use", "x", "y"],
            key.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)
        );
    }

    private KeyRing NewRing() => new(new ContextFactory(_database), Settings, new SecretVault(Settings), _clock);

    private async Task<string[]> Published()
    {
        using var json = JsonDocument.Parse(await _keys.ReadAsync(default));
        return
        [
            .. json.RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!),
        ];
    }
}
