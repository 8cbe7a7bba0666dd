using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Hosting.Tests.Authentication;

/// <summary>Whoever sends a bad token is told what is wrong with it.</summary>
public sealed class TokenAuthenticationTests : IAsyncLifetime
{
    private readonly Issuer _issuer = new();
    private TokenServer _server = null!;

    public async Task InitializeAsync() => _server = await TokenServer.StartAsync(_issuer.Jwks);

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _issuer.Dispose();
    }

    [Fact]
    public async Task Without_a_token_the_caller_is_anonymous() =>
        Assert.Equal((200, "anonymous"), await _server.AskAsync(null));

    [Fact]
    public async Task A_token_names_the_caller() =>
        Assert.Equal((200, "user_1"), await _server.AskAsync(_issuer.Sign()));

    [Fact]
    public async Task Clocks_may_differ_a_little()
    {
        Assert.Equal((200, "user_1"), await _server.AskAsync(_issuer.Sign(until: TimeSpan.FromSeconds(-10))));
        Assert.Equal((200, "user_1"), await _server.AskAsync(_issuer.Sign(from: TimeSpan.FromSeconds(10))));
    }

    [Fact]
    public async Task An_expired_token_is_refused_with_its_time()
    {
        var token = _issuer.Sign(from: TimeSpan.FromHours(-2), until: TimeSpan.FromHours(-1));

        var (status, text) = await _server.AskAsync(token);

        Assert.Equal(401, status);
        Assert.Matches(@"^The access token expired at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ; sign in again\.$", text);
    }

    [Fact]
    public async Task A_token_of_the_future_is_refused_with_its_time()
    {
        var token = _issuer.Sign(from: TimeSpan.FromHours(1), until: TimeSpan.FromHours(2));

        var (status, text) = await _server.AskAsync(token);

        Assert.Equal(401, status);
        Assert.Matches(
            @"^The access token is valid only from \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ; check the clock of its issuer\.$",
            text
        );
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() =>
        Assert.Equal(
            (401, "The access token was issued by somebody else than 'graph'; sign in here."),
            await _server.AskAsync(_issuer.Sign(issuer: "other"))
        );

    [Fact]
    public async Task A_token_for_somebody_else_is_refused() =>
        Assert.Equal(
            (401, "The access token is not meant for 'graph'; sign in here."),
            await _server.AskAsync(_issuer.Sign(audience: "other"))
        );

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public async Task A_token_that_another_key_signed_is_refused_whatever_name_the_key_has(string keyId)
    {
        using var other = new Issuer(keyId);

        Assert.Equal(
            (401, "The access token is not signed by a key of this graph; sign in again."),
            await _server.AskAsync(other.Sign())
        );
    }

    [Fact]
    public async Task The_public_key_is_no_secret_to_sign_with() =>
        Assert.Equal(401, (await _server.AskAsync(_issuer.SignWithItsPublicKey())).Status);

    [Fact]
    public async Task Another_algorithm_is_refused_even_with_a_key_of_the_set()
    {
        using var issuer = new Issuer(curve: ECCurve.NamedCurves.nistP384);
        await using var server = await TokenServer.StartAsync(issuer.Jwks);

        var (status, text) = await server.AskAsync(issuer.Sign(algorithm: SecurityAlgorithms.EcdsaSha384));

        Assert.Equal(401, status);
        Assert.Contains("is not signed", text);
    }

    [Fact]
    public async Task A_token_without_an_end_is_refused() =>
        Assert.Equal(
            (401, "The access token never expires, and such tokens are not accepted."),
            await _server.AskAsync(_issuer.SignWithoutEnd())
        );

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    public async Task What_is_no_token_is_refused(string token) =>
        Assert.Equal(
            (
                401,
                "The access token is not a valid JWT; send 'Authorization: Bearer <token>' with a token of this graph."
            ),
            await _server.AskAsync(token)
        );

    [Fact]
    public async Task The_refusal_is_in_the_form_that_the_client_accepts() =>
        Assert.Equal(401, (await _server.AskAsync("nonsense", "application/graphql-response+json")).Status);

    [Fact]
    public async Task A_service_may_refuse_the_subject_of_a_valid_token()
    {
        await using var server = await TokenServer.StartAsync(
            _issuer.Jwks,
            (_, claims) => claims.Identity?.Name == "user_1" ? "The account of user_1 is closed." : null
        );

        Assert.Equal((401, "The account of user_1 is closed."), await server.AskAsync(_issuer.Sign()));
        Assert.Equal((200, "anonymous"), await server.AskAsync(null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Without_keys_no_token_is_accepted_and_everybody_is_anonymous(string? jwks)
    {
        await using var server = await TokenServer.StartAsync(jwks);

        Assert.Equal((200, "anonymous"), await server.AskAsync(null));
        Assert.Equal(401, (await server.AskAsync(_issuer.Sign())).Status);
    }
}
