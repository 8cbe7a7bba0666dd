using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Accounts;

/// <summary>Passwords: forgotten, changed, guessed.</summary>
[Collection(DemoGraph.Name)]
public sealed class PasswordTests(RunningGraph graph)
{
    private const string Other = "another horse battery";

    private readonly AccountClient _accounts = new(graph);

    [Fact]
    public async Task Who_has_forgotten_the_password_sets_another_by_e_mail_and_everybody_is_out()
    {
        var (person, _, refresh) = await _accounts.SignedIn();

        await RequestReset(person.Email.ToUpperInvariant());
        var token = await graph.Mail.TokenAsync(person.Email, "Set another password");

        Assert.Equal("VALIDATION", AccountClient.ErrorOf(await Reset(token, "short")));
        Assert.Equal(person.Email, (await Reset(token, Other)).Text("email"));
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await Reset(token, Other)));
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.Refresh(refresh)));
        Assert.Equal("INVALID_CREDENTIALS", AccountClient.ErrorOf(await _accounts.SignIn(person.Email)));
        Assert.False((await _accounts.SignIn(person.Email, Other)).IsNull("tokens"));
        await graph.Mail.ReadAsync(person.Email, "Your password was changed");
    }

    [Fact]
    public async Task Asking_for_a_reset_says_the_same_of_an_address_without_an_account_which_gets_no_message()
    {
        var (person, _, _) = await _accounts.SignedIn();
        var nobody = AccountClient.NewPerson();

        var unknown = await RequestReset(nobody.Email);
        var known = await RequestReset(person.Email);
        await graph.Mail.ReadAsync(person.Email, "Set another password");

        Assert.Equal(
            known.ToString().Replace(person.Email, "…", StringComparison.Ordinal),
            unknown.ToString().Replace(nobody.Email, "…", StringComparison.Ordinal)
        );
        // Those that wait are sent in their order: the unknown address came first.
        Assert.Empty(await graph.Mail.AllAsync(nobody.Email));
        Assert.Equal(
            0L,
            await graph.Identity.Scalar<long>(
                "select count(*) from outgoing_emails where address = $1 and done_at is null",
                nobody.Email
            )
        );
    }

    [Fact]
    public async Task Nobody_s_mailbox_is_filled_by_asking_again_and_again()
    {
        var (person, _, _) = await _accounts.SignedIn();
        for (var i = 0; i < 8; i++)
        {
            Assert.True((await RequestReset(person.Email)).IsNull("errors"));
        }

        Assert.Equal(
            5L,
            await graph.Identity.Scalar<long>("select count(*) from outgoing_emails where address = $1", person.Email)
        );
    }

    [Fact]
    public async Task Who_knows_the_password_sets_another_and_stays_signed_in()
    {
        var (person, access, refresh) = await _accounts.SignedIn();
        var elsewhere = (await _accounts.SignIn(person.Email)).At("tokens");

        var wrong = await Change(access, "guessed wrong", Other);
        var changed = await Change(access, AccountClient.Password, Other);

        Assert.Equal("VALIDATION", AccountClient.ErrorOf(wrong));
        Assert.Equal(1, changed.Number("endedSessions"));
        Assert.False((await _accounts.Refresh(refresh)).IsNull("tokens"));
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.Refresh(elsewhere.Text("refreshToken")!)));
        Assert.False((await _accounts.SignIn(person.Email, Other)).IsNull("tokens"));
    }

    [Fact]
    public async Task Guessing_locks_an_address_with_and_without_an_account_alike()
    {
        var (person, _, _) = await _accounts.SignedIn();
        var nobody = AccountClient.NewPerson();

        var known = await Guess(person.Email);
        var unknown = await Guess(nobody.Email);

        Assert.Equal(known, unknown);
        Assert.Equal([.. Enumerable.Repeat("INVALID_CREDENTIALS", 5), "RATE_LIMITED", "RATE_LIMITED"], known);
        // Not even the right password opens it, or guessing would go on.
        Assert.Equal("RATE_LIMITED", AccountClient.ErrorOf(await _accounts.SignIn(person.Email)));

        // The owner has another way.
        await RequestReset(person.Email);
        await Reset(await graph.Mail.TokenAsync(person.Email, "Set another password"), Other);
        Assert.False((await _accounts.SignIn(person.Email, Other)).IsNull("tokens"));
    }

    [Fact]
    public async Task Guessing_at_once_tries_no_more_passwords_than_guessing_in_turn()
    {
        var (person, _, _) = await _accounts.SignedIn();

        var codes = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(async i => AccountClient.ErrorOf(await _accounts.SignIn(person.Email, $"guess number {i}")))
        );

        Assert.Equal(5, codes.Count(code => code == "INVALID_CREDENTIALS"));
        Assert.Equal(27, codes.Count(code => code == "RATE_LIMITED"));
    }

    [Fact]
    public async Task The_sentence_for_a_wrong_password_is_that_for_an_unknown_address()
    {
        var (person, _, _) = await _accounts.SignedIn();

        var known = await _accounts.SignIn(person.Email, "guessed wrong");
        var unknown = await _accounts.SignIn(AccountClient.NewPerson().Email, "guessed wrong");

        Assert.Equal(known.ToString(), unknown.ToString());
    }

    [Fact]
    public async Task The_time_for_a_wrong_password_is_that_for_an_unknown_address()
    {
        var (person, _, _) = await _accounts.SignedIn();
        var known = new List<double>();
        var unknown = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            known.Add(await TimeOf(person.Email));
            unknown.Add(await TimeOf($"nobody{i}@mail.example"));
            await graph.Identity.Rows("delete from sign_in_failures");
        }

        var (a, b) = (Median(known), Median(unknown));
        // Hashing takes tens of milliseconds: without it an unknown address would be answered in a tenth of the time.
        Assert.True(Math.Abs(a - b) < 0.25 * Math.Max(a, b), $"known {a:0.0} ms, unknown {b:0.0} ms");

        async Task<double> TimeOf(string email)
        {
            var started = TimeProvider.System.GetTimestamp();
            await _accounts.SignIn(email, "guessed wrong");
            return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        }
    }

    private async Task<string[]> Guess(string email)
    {
        var codes = new string[7];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = AccountClient.ErrorOf(await _accounts.SignIn(email, $"guess number {i}"));
        }

        return codes;
    }

    private Task<System.Text.Json.JsonElement> RequestReset(string email) =>
        _accounts.Do("requestPasswordReset", "email", new { email });

    private Task<System.Text.Json.JsonElement> Reset(string token, string newPassword) =>
        _accounts.Do("resetPassword", "email", new { token, newPassword });

    private Task<System.Text.Json.JsonElement> Change(string access, string currentPassword, string newPassword) =>
        _accounts.Do("changePassword", "endedSessions", new { currentPassword, newPassword }, access);

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
