using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;
using Graph.Identity.TwoFactor;

namespace Graph.EndToEnd.Tests.Accounts;

/// <summary>A code of an authenticator app besides the password.</summary>
[Collection(DemoGraph.Name)]
public sealed class TwoFactorTests(RunningGraph graph)
{
    private const string Viewer = "{ viewer { hasAuthenticator recoveryCodesLeft } }";

    private readonly AccountClient _accounts = new(graph);

    [Fact]
    public async Task Whoever_has_an_app_signs_in_with_its_code_which_is_good_once()
    {
        var (person, access, _) = await _accounts.SignedIn();
        var (secret, codes) = await AddApp(access);

        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        var viewer = (await new GraphClient(graph.Address, access).Ask(Viewer)).Data.At("viewer");
        Assert.True(viewer.Flag("hasAuthenticator"));
        Assert.Equal(10, viewer.Number("recoveryCodesLeft"));

        Assert.Equal("SECOND_FACTOR_REQUIRED", AccountClient.ErrorOf(await SignIn(person.Email, null)));
        Assert.Equal("INVALID_CODE", AccountClient.ErrorOf(await SignIn(person.Email, "000000")));
        // That of the setting up was used.
        Assert.Equal("INVALID_CODE", AccountClient.ErrorOf(await SignIn(person.Email, CodeOf(secret, 0))));
        var next = CodeOf(secret, 1);
        Assert.False((await SignIn(person.Email, next)).IsNull("tokens"));
        Assert.Equal("INVALID_CODE", AccountClient.ErrorOf(await SignIn(person.Email, next)));
    }

    [Fact]
    public async Task Who_has_lost_the_app_signs_in_with_a_recovery_code_once_and_removes_it_with_another()
    {
        var (person, access, _) = await _accounts.SignedIn();
        var (_, codes) = await AddApp(access);

        Assert.False((await SignIn(person.Email, codes[3].ToUpperInvariant())).IsNull("tokens"));
        Assert.Equal("INVALID_CODE", AccountClient.ErrorOf(await SignIn(person.Email, codes[3])));
        var removed = await _accounts.Do(
            "removeAuthenticator",
            "removed",
            new { password = AccountClient.Password, code = codes[4] },
            access
        );

        Assert.True(removed.Flag("removed"));
        Assert.False((await _accounts.SignIn(person.Email)).IsNull("tokens"));
        await graph.Mail.ReadAsync(person.Email, "The authenticator app was removed");
        var viewer = (await new GraphClient(graph.Address, access).Ask(Viewer)).Data.At("viewer");
        Assert.False(viewer.Flag("hasAuthenticator"));
        Assert.Equal(0, viewer.Number("recoveryCodesLeft"));
    }

    [Fact]
    public async Task Of_many_who_show_the_same_code_at_once_one_signs_in()
    {
        var (person, access, _) = await _accounts.SignedIn();
        var (_, codes) = await AddApp(access);

        // As many as may fail: those after them are refused whatever they show.
        var payloads = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SignIn(person.Email, codes[0])));

        Assert.Single(payloads, payload => !payload.IsNull("tokens"));
    }

    [Fact]
    public async Task Who_knows_the_password_cannot_guess_codes_for_ever()
    {
        var (person, access, _) = await _accounts.SignedIn();
        await AddApp(access);

        var errors = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            // Asking what is needed in between gives no new attempts.
            errors.Add(AccountClient.ErrorOf(await SignIn(person.Email, i % 2 == 0 ? "000000" : null)));
        }

        Assert.Equal("RATE_LIMITED", errors[^1]);
    }

    [Fact]
    public async Task An_app_counts_once_its_code_has_been_shown_and_setting_it_up_needs_the_password()
    {
        var (person, access, _) = await _accounts.SignedIn();

        Assert.Equal("VALIDATION", AccountClient.ErrorOf(await SetUp(access, "guessed wrong")));
        Assert.Equal("UNAUTHENTICATED", AccountClient.ErrorOf(await SetUp(null, AccountClient.Password)));
        var setup = await SetUp(access, AccountClient.Password);
        Assert.StartsWith(
            $"otpauth://totp/Graph:{Uri.EscapeDataString(person.Email)}?secret={setup.Text("setup", "secret")}&issuer=Graph",
            setup.Text("setup", "uri"),
            StringComparison.Ordinal
        );
        Assert.False((await _accounts.SignIn(person.Email)).IsNull("tokens"));
        Assert.Equal("INVALID_CODE", AccountClient.ErrorOf(await Confirm(access, "000000")));

        var secret = await SecretOf(access);
        await Confirm(access, CodeOf(secret, 0));
        Assert.Equal("CONFLICT", AccountClient.ErrorOf(await SetUp(access, AccountClient.Password)));
        Assert.Equal("CONFLICT", AccountClient.ErrorOf(await Confirm(access, CodeOf(secret, 1))));
    }

    [Fact]
    public async Task Another_password_does_not_take_the_place_of_the_code()
    {
        var (person, access, _) = await _accounts.SignedIn();
        await AddApp(access);
        await _accounts.Do("requestPasswordReset", "email", new { email = person.Email });
        var token = await graph.Mail.TokenAsync(person.Email, "Set another password");

        await _accounts.Do("resetPassword", "email", new { token, newPassword = "another horse battery" });

        Assert.Equal(
            "SECOND_FACTOR_REQUIRED",
            AccountClient.ErrorOf(await _accounts.SignIn(person.Email, "another horse battery"))
        );
    }

    private async Task<(byte[] Secret, string[] Codes)> AddApp(string access)
    {
        await SetUp(access, AccountClient.Password);
        var secret = await SecretOf(access);
        var confirmed = await Confirm(access, CodeOf(secret, 0));
        return (secret, [.. confirmed.At("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    private Task<JsonElement> SignIn(string email, string? code) =>
        _accounts.Do(
            "signIn",
            "tokens { accessToken }",
            new
            {
                email,
                password = AccountClient.Password,
                code,
            }
        );

    private Task<JsonElement> SetUp(string? access, string password) =>
        _accounts.Do("setUpAuthenticator", "setup { secret uri }", new { password }, access);

    private Task<JsonElement> Confirm(string access, string code) =>
        _accounts.Do("confirmAuthenticator", "recoveryCodes", new { code }, access);

    private async Task<byte[]> SecretOf(string access)
    {
        var id = (await new GraphClient(graph.Address, access).Ask("{ viewer { user { id } } }")).Data.Text(
            "viewer",
            "user",
            "id"
        );
        return await graph.Identity.Scalar<byte[]>(
            "select secret from second_factors where user_id = $1",
            Ids.OfUser(id)
        );
    }

    private static string CodeOf(byte[] secret, int stepsAhead) =>
        Totp.CodeOf(secret, Totp.StepOf(DateTimeOffset.UtcNow) + stepsAhead);
}
