using System.Text.Json;
using Graph.Identity.Tests.Testing;
using Graph.Identity.TwoFactor;
using Graph.Testing;

namespace Graph.Identity.Tests.Providers;

/// <summary>People sign in by those who vouch for them: npm's oidc-provider, which really runs, stands for each.</summary>
public sealed class ProviderSignInTests : IAsyncLifetime
{
    private const string Tokens = "tokens { accessToken }";
    private static int _people;

    private readonly IdentityDatabaseFixture _database = new();
    private NodeServer _provider = null!;
    private RunningIdentity _identity = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _provider = await NodeServer.StartAsync("oidc-provider.mjs", ProviderVisitor.BackTo);
        _identity = await RunningIdentity.StartAsync(_database, ProviderSettingsOf(_provider.Address));
    }

    public async Task DisposeAsync()
    {
        await _identity.DisposeAsync();
        await _provider.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("google")]
    [InlineData("github")]
    public async Task Whoever_was_never_here_gets_an_account_and_comes_back_to_it(string provider)
    {
        var person = NewPerson();

        var first = await ViewerOf(await SignIn(provider, person));
        var again = await ViewerOf(await SignIn(provider, person));

        Assert.Equal(person.email, first.GetProperty("email").GetString());
        Assert.True(first.GetProperty("emailVerified").GetBoolean());
        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        var link = Assert.Single(again.GetProperty("identities").EnumerateArray());
        Assert.Equal(provider, link.GetProperty("provider").GetString());
        Assert.Equal(
            $"{provider} {person.sub} {person.preferred_username}",
            await _database.Scalar<string>(
                $"select oauth_provider || ' ' || oauth_id || ' ' || handle from users where email = '{person.email}'"
            )
        );
        // Others hear of the person, as of everybody who signs up.
        Assert.Equal(1L, await _database.Scalar<long>("select count(*) from outbox"));
    }

    [Theory]
    [InlineData("company", true)]
    [InlineData("google", false)]
    [InlineData("facebook", true)]
    public async Task An_address_that_nobody_has_verified_is_confirmed_by_mail_and_links_nothing(
        string provider,
        bool saysVerified
    )
    {
        var owner = NewPerson();
        await _identity.SignedIn(_database, owner.email, owner.preferred_username);
        var stranger = NewPerson();

        var ofOwner = await SignIn(provider, NewPerson() with { email = owner.email, email_verified = saysVerified });
        var ofNobody = await SignIn(provider, stranger with { email_verified = saysVerified });

        // Whoever asks cannot tell which of the two has an account.
        Assert.Equal(ofNobody.GetRawText(), ofOwner.GetRawText());
        Assert.Equal("EMAIL_NOT_VERIFIED", RunningIdentity.ErrorOf(ofOwner));
        Assert.Equal(
            0L,
            await _database.Scalar<long>(
                $"select count(*) from linked_identities l join users u on u.id = l.user_id where u.email = '{owner.email}'"
            )
        );
        Assert.Equal("AlreadyRegistered", await LastMailTo(owner.email));
        Assert.Equal("Verify", await LastMailTo(stranger.email));

        // Whoever signs up with the address later has an account that the stranger does not come back to.
        await _identity.SignUp(stranger.email, stranger.preferred_username);
        Assert.Equal(
            0L,
            await _database.Scalar<long>(
                $"select count(*) from linked_identities l join users u on u.id = l.user_id where u.email = '{stranger.email}'"
            )
        );
        var again = await SignIn(provider, stranger with { email_verified = saysVerified });
        Assert.Equal("EMAIL_NOT_VERIFIED", RunningIdentity.ErrorOf(again));
    }

    [Fact]
    public async Task A_verified_address_of_a_trusted_provider_is_its_owner_s_who_is_told()
    {
        var person = NewPerson();
        var access = await _identity.SignedIn(_database, person.email, person.preferred_username);

        var tokens = await SignIn("google", person);

        Assert.Null(RunningIdentity.ErrorOf(tokens));
        var viewer = (await _identity.Ask("{ viewer { identities { provider email } } }", token: access)).GetProperty(
            "viewer"
        );
        Assert.Equal(
            person.email,
            Assert.Single(viewer.GetProperty("identities").EnumerateArray()).GetProperty("email").GetString()
        );
        Assert.Equal("SignInWayAdded", await LastMailTo(person.email));
    }

    [Fact]
    public async Task A_state_is_good_once_and_for_ten_minutes_and_no_other_is_good()
    {
        var visit = await Visit("google", NewPerson());

        Assert.Equal("INVALID_TOKEN", RunningIdentity.ErrorOf(await Redeem(visit with { State = "somebody-else-s" })));
        Assert.Null(RunningIdentity.ErrorOf(await Redeem(visit)));
        Assert.Equal("INVALID_TOKEN", RunningIdentity.ErrorOf(await Redeem(visit)));

        var late = await Visit("google", NewPerson());
        await _database.Execute("update provider_sign_ins set expires_at = now()");
        Assert.Equal("INVALID_TOKEN", RunningIdentity.ErrorOf(await Redeem(late)));
        Assert.Equal(0L, await _database.Scalar<long>("select count(*) from provider_sign_ins"));
    }

    [Theory]
    [InlineData("google")]
    [InlineData("github")]
    public async Task A_code_is_good_once_and_only_for_the_sign_in_that_it_was_made_for(string provider)
    {
        var used = await Visit(provider, NewPerson());
        Assert.Null(RunningIdentity.ErrorOf(await Redeem(used)));
        var other = await Visit(provider, NewPerson());

        // The code of one with the state of another: PKCE tells them apart, and the used one is refused anyway.
        Assert.Equal("PROVIDER_REFUSED", RunningIdentity.ErrorOf(await Redeem(other with { Code = used.Code })));
        var third = await Visit(provider, NewPerson());
        var fourth = await Visit(provider, NewPerson());
        Assert.Equal("PROVIDER_REFUSED", RunningIdentity.ErrorOf(await Redeem(third with { Code = fourth.Code })));
        Assert.Equal("PROVIDER_REFUSED", RunningIdentity.ErrorOf(await Redeem(fourth with { Code = "guessed" })));
    }

    [Fact]
    public async Task A_token_with_another_nonce_is_refused()
    {
        var redirect = await Begin("google");
        var url = redirect.GetProperty("authorizationUrl").GetString()!;
        var nonce = await _database.Scalar<string>("select nonce from provider_sign_ins");

        var visit = await ProviderVisitor.SignInAsync(
            url.Replace(nonce, "another", StringComparison.Ordinal),
            NewPerson()
        );

        Assert.Contains("another sign-in", MessageOf(await Redeem(visit)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_issuer_or_none_is_refused()
    {
        var visit = await Visit("google", NewPerson());
        Assert.Contains(
            "issuer",
            MessageOf(await Redeem(visit with { Issuer = "https://elsewhere.example" })),
            StringComparison.Ordinal
        );
        visit = await Visit("google", NewPerson());
        Assert.Contains("issuer", MessageOf(await Redeem(visit with { Issuer = null })), StringComparison.Ordinal);

        // It calls itself by its number, not by this name.
        var begun = await _identity.Do("beginProviderSignIn", "redirect { state }", new { provider = "impostor" });
        Assert.Equal("PROVIDER_UNAVAILABLE", RunningIdentity.ErrorOf(begun));
        Assert.Contains("another issuer", MessageOf(begun), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_may_change_its_keys()
    {
        Assert.Null(RunningIdentity.ErrorOf(await SignIn("google", NewPerson())));
        using var rotated = await _provider.Client.PostAsync("/test/rotate", content: null);

        Assert.Null(RunningIdentity.ErrorOf(await SignIn("google", NewPerson())));
    }

    [Fact]
    public async Task A_provider_that_is_down_costs_only_itself()
    {
        var visit = await Visit("google", NewPerson());
        var person = NewPerson();
        _provider.Kill();

        Assert.Equal("PROVIDER_UNAVAILABLE", RunningIdentity.ErrorOf(await Redeem(visit)));
        await _identity.SignedIn(_database, person.email, person.preferred_username);
    }

    [Fact]
    public async Task Who_has_an_authenticator_app_shows_its_code_too_with_the_same_state()
    {
        var person = NewPerson();
        var access = await _identity.SignedIn(_database, person.email, person.preferred_username);
        await _identity.Do(
            "setUpAuthenticator",
            "setup { secret }",
            new { password = RunningIdentity.Password },
            access
        );
        var secret = await _database.Scalar<byte[]>("select secret from second_factors");
        await _identity.Do("confirmAuthenticator", "recoveryCodes", new { code = CodeOf(secret, 0) }, access);

        var visit = await Visit("google", person);

        Assert.Equal("SECOND_FACTOR_REQUIRED", RunningIdentity.ErrorOf(await Redeem(visit)));
        Assert.Equal("INVALID_CODE", RunningIdentity.ErrorOf(await Redeem(visit, "000000")));
        Assert.Null(RunningIdentity.ErrorOf(await Redeem(visit, CodeOf(secret, 1))));
        Assert.Equal("INVALID_TOKEN", RunningIdentity.ErrorOf(await Redeem(visit, CodeOf(secret, 1))));
    }

    [Fact]
    public async Task Somebody_links_a_provider_and_unlinks_it_but_never_the_last_way_in()
    {
        var person = NewPerson();
        var access = await _identity.SignedIn(_database, person.email, person.preferred_username);
        var elsewhere = NewPerson();

        var visit = await Visit("company", elsewhere, access);
        Assert.Equal("INVALID_TOKEN", RunningIdentity.ErrorOf(await Redeem(visit)));
        visit = await Visit("company", elsewhere, access);
        Assert.Equal("UNAUTHENTICATED", RunningIdentity.ErrorOf(await Link(visit, null)));
        Assert.Null(RunningIdentity.ErrorOf(await Link(visit, access)));
        Assert.Null(RunningIdentity.ErrorOf(await SignIn("company", elsewhere)));

        // It is that of nobody else.
        var thief = NewPerson();
        var other = await _identity.SignedIn(_database, thief.email, thief.preferred_username);
        Assert.Equal("CONFLICT", RunningIdentity.ErrorOf(await Link(await Visit("company", elsewhere, other), other)));

        await _database.Execute($"update users set password_hash = '!' where email = '{person.email}'");
        Assert.Equal("CONFLICT", RunningIdentity.ErrorOf(await Unlink(access)));
        await _database.Execute($"update users set password_hash = 'x' where email = '{person.email}'");
        var unlinked = await Task.WhenAll(Unlink(access), Unlink(access));
        Assert.Single(unlinked, payload => RunningIdentity.ErrorOf(payload) is null);
        Assert.Equal("SignInWayRemoved", await LastMailTo(person.email));
    }

    [Fact]
    public async Task Linking_needs_a_session_that_began_lately()
    {
        var person = NewPerson();
        var access = await _identity.SignedIn(_database, person.email, person.preferred_username);
        await _database.Execute("update sessions set created_at = now() - interval '16 minutes'");

        var begun = await _identity.Do("beginProviderLink", "redirect { state }", new { provider = "company" }, access);

        Assert.Equal("RECENT_SIGN_IN_REQUIRED", RunningIdentity.ErrorOf(begun));
        Assert.Equal("RECENT_SIGN_IN_REQUIRED", RunningIdentity.ErrorOf(await Unlink(access)));
    }

    [Fact]
    public async Task Those_who_can_be_used_are_named()
    {
        var data = await _identity.Ask("{ signInProviders { name displayName } }");

        Assert.Equal(
            ["company/The Company", "facebook/Facebook", "github/GitHub", "google/Google", "impostor/impostor"],
            data.GetProperty("signInProviders")
                .EnumerateArray()
                .Select(p => $"{p.GetProperty("name").GetString()}/{p.GetProperty("displayName").GetString()}")
        );
        var unknown = await _identity.Do("beginProviderSignIn", "redirect { state }", new { provider = "nobody" });
        Assert.Equal("NOT_FOUND", RunningIdentity.ErrorOf(unknown));
    }

    private static Dictionary<string, string?> ProviderSettingsOf(Uri provider)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        var issuer = provider.OriginalString.TrimEnd('/');
        foreach (var name in new[] { "google", "company", "github", "facebook", "impostor" })
        {
            var prefix = $"Identity:Providers:{name}:";
            settings[prefix + "ClientId"] = name is "github" or "facebook" ? "graph-post" : "graph";
            settings[prefix + "ClientSecret"] = "a secret that both know";
            settings[prefix + "RedirectUri"] = ProviderVisitor.BackTo;
            settings[prefix + "Issuer"] = issuer;
            settings[prefix + "AuthorizationEndpoint"] = $"{issuer}/auth";
            settings[prefix + "TokenEndpoint"] = $"{issuer}/token";
            settings[prefix + "UserEndpoint"] = $"{issuer}/test/oauth-user";
        }

        settings["Identity:Providers:company:DisplayName"] = "The Company";
        settings["Identity:Providers:impostor:Issuer"] = $"http://localhost:{provider.Port}";
        return settings;
    }

    private static Person NewPerson()
    {
        var number = Interlocked.Increment(ref _people) + 1_000;
        return new Person(
            $"{number}",
            $"person{number}@provider.example",
            true,
            $"Person {number}",
            $"person_{number}"
        );
    }

    private async Task<JsonElement> Begin(string provider, string? access = null)
    {
        var field = access is null ? "beginProviderSignIn" : "beginProviderLink";
        var payload = await _identity.Do(field, "redirect { authorizationUrl state }", new { provider }, access);
        return payload.GetProperty("redirect");
    }

    private async Task<Visit> Visit(string provider, Person person, string? access = null)
    {
        var redirect = await Begin(provider, access);
        var visit = await ProviderVisitor.SignInAsync(redirect.GetProperty("authorizationUrl").GetString()!, person);
        Assert.Equal(redirect.GetProperty("state").GetString(), visit.State);
        return visit;
    }

    private async Task<JsonElement> SignIn(string provider, Person person) =>
        await Redeem(await Visit(provider, person));

    private Task<JsonElement> Redeem(Visit visit, string? secondFactor = null) =>
        _identity.Do(
            "signInWithProvider",
            Tokens,
            new
            {
                state = visit.State,
                code = visit.Code,
                issuer = visit.Issuer,
                secondFactor,
            }
        );

    private Task<JsonElement> Link(Visit visit, string? access) =>
        _identity.Do(
            "linkProvider",
            "identity { provider }",
            new
            {
                state = visit.State,
                code = visit.Code,
                issuer = visit.Issuer,
            },
            access
        );

    private Task<JsonElement> Unlink(string access) =>
        _identity.Do("unlinkProvider", "provider", new { provider = "company" }, access);

    private async Task<JsonElement> ViewerOf(JsonElement payload)
    {
        Assert.Null(RunningIdentity.ErrorOf(payload));
        var token = payload.GetProperty("tokens").GetProperty("accessToken").GetString();
        var data = await _identity.Ask("{ viewer { id email emailVerified identities { provider } } }", token: token);
        return data.GetProperty("viewer");
    }

    private Task<string> LastMailTo(string address) =>
        _database.Scalar<string>(
            $"select kind from outgoing_emails where address = '{address}' order by created_at desc limit 1"
        );

    private static string MessageOf(JsonElement payload) =>
        Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString()!;

    private static string CodeOf(byte[] secret, int stepsAhead) =>
        Totp.CodeOf(secret, Totp.StepOf(DateTimeOffset.UtcNow) + stepsAhead);

    // As claims are written.
#pragma warning disable IDE1006
    private sealed record Person(string sub, string email, bool email_verified, string name, string preferred_username);
#pragma warning restore IDE1006
}
