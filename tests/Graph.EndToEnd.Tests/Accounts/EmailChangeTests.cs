using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Accounts;

/// <summary>Signing in with another e-mail address.</summary>
[Collection(DemoGraph.Name)]
public sealed class EmailChangeTests(RunningGraph graph)
{
    private const string Confirm = "Confirm your new e-mail address";

    private readonly AccountClient _accounts = new(graph);

    [Fact]
    public async Task The_new_address_counts_once_it_is_shown_to_be_the_person_s_and_the_old_one_is_told()
    {
        var (person, access, _) = await _accounts.SignedIn();
        var other = "New." + AccountClient.NewPerson().Email;

        Assert.Equal(other, (await Request(access, other)).Text("email"));
        Assert.False((await _accounts.SignIn(person.Email)).IsNull("tokens"));
        Assert.Equal("INVALID_CREDENTIALS", AccountClient.ErrorOf(await _accounts.SignIn(other)));

        var token = await graph.Mail.TokenAsync(other, Confirm);
        Assert.Equal(other, (await Change(token)).Text("email"));

        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await Change(token)));
        Assert.Equal("INVALID_CREDENTIALS", AccountClient.ErrorOf(await _accounts.SignIn(person.Email)));
        Assert.False((await _accounts.SignIn(other.ToLowerInvariant())).IsNull("tokens"));
        await graph.Mail.ReadAsync(person.Email, "Your e-mail address was changed");
    }

    [Fact]
    public async Task An_address_that_has_an_account_is_not_told_to_have_one()
    {
        var (_, access, _) = await _accounts.SignedIn();
        var (owner, _, _) = await _accounts.SignedIn();

        var payload = await Request(access, owner.Email);

        Assert.Equal(owner.Email, payload.Text("email"));
        Assert.True(payload.IsNull("errors"));
        await graph.Mail.ReadAsync(owner.Email, "You have an account already");
        Assert.Empty(await graph.Mail.AllAsync(owner.Email));
    }

    [Fact]
    public async Task Whoever_confirms_an_address_first_has_it()
    {
        var (_, access, _) = await _accounts.SignedIn();
        var stranger = AccountClient.NewPerson();
        await Request(access, stranger.Email);
        var token = await graph.Mail.TokenAsync(stranger.Email, Confirm);

        await _accounts.SignUp(stranger);
        await _accounts.VerifyEmail(await graph.Mail.TokenAsync(stranger.Email, "Confirm your e-mail address"));

        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await Change(token)));
        Assert.False((await _accounts.SignIn(stranger.Email)).IsNull("tokens"));
    }

    [Fact]
    public async Task It_needs_somebody_who_knows_the_password()
    {
        var (_, access, _) = await _accounts.SignedIn();
        var other = AccountClient.NewPerson().Email;

        Assert.Equal("VALIDATION", AccountClient.ErrorOf(await Request(access, other, "guessed wrong")));
        Assert.Equal("VALIDATION", AccountClient.ErrorOf(await Request(access, "nobody")));
        Assert.Equal("UNAUTHENTICATED", AccountClient.ErrorOf(await Request(null, other)));
    }

    private Task<JsonElement> Request(string? access, string newEmail, string password = AccountClient.Password) =>
        _accounts.Do("requestEmailChange", "email", new { newEmail, password }, access);

    private Task<JsonElement> Change(string token) => _accounts.Do("confirmEmailChange", "email", new { token });
}
