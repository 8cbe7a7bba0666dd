using System.Security.Cryptography;
using Graph.Identity.Keys;
using Graph.Identity.Secrets;
using Graph.Identity.Tests.Testing;
using Graph.Identity.TwoFactor;

namespace Graph.Identity.Tests.Secrets;

/// <summary>What is in the database already is sealed when there is a key, and again when there is another.</summary>
public sealed class SecretSealingTests(IdentityDatabaseFixture database) : IClassFixture<IdentityDatabaseFixture>
{
    private const string Email = "ada@mail.example";

    [Fact]
    public async Task Plain_secrets_are_sealed_at_the_start_and_again_with_each_new_key_while_everything_goes_on()
    {
        string kid;
        string access;
        byte[] secret;
        await using (var identity = await RunningIdentity.StartAsync(database, Settings()))
        {
            access = await identity.SignedIn(database, Email, "ada");
            await identity.Do(
                "setUpAuthenticator",
                "setup { secret }",
                new { password = RunningIdentity.Password },
                access
            );
            secret = await database.Scalar<byte[]>("select secret from second_factors");
            await identity.Do("confirmAuthenticator", "recoveryCodes", new { code = CodeOf(secret, 0) }, access);
            kid = (await identity.Service<KeyRing>().CurrentAsync(default)).Kid;
        }

        // As many as it takes to need a second page.
        await database.Execute(
            """
            insert into users (id, email, email_key, password_hash, handle, handle_key, display_name)
            select gen_random_uuid(), n || '@many.example', n || '@many.example', '!', 'many' || n, 'many' || n, 'Many'
            from generate_series(1, 600) n;
            insert into second_factors (user_id, secret)
            select id, decode(md5(handle), 'hex') from users where handle like 'many%'
            """
        );
        var (first, second) = (NewKey(), NewKey());
        await using (await RunningIdentity.StartAsync(database, Settings(first)))
        {
            Assert.Equal(0L, await CountOfNotSealedWith(first));
        }

        await using (var identity = await RunningIdentity.StartAsync(database, Settings(second, first)))
        {
            Assert.Equal(0L, await CountOfNotSealedWith(second));
            Assert.Equal(kid, (await identity.Service<KeyRing>().CurrentAsync(default)).Kid);
            var viewer = await identity.Ask("{ viewer { email } }", token: access);
            Assert.Equal(Email, viewer.GetProperty("viewer").GetProperty("email").GetString());
            var signedIn = await identity.Do(
                "signIn",
                "tokens { accessToken }",
                new
                {
                    email = Email,
                    password = RunningIdentity.Password,
                    code = CodeOf(secret, 1),
                }
            );
            Assert.Null(RunningIdentity.ErrorOf(signedIn));
            Assert.Equal(0, await identity.Service<SecretSealing>().SealAllAsync(default));
        }

        // Who has lost the key is told so at the start, and nothing is overwritten.
        var e = await Assert.ThrowsAnyAsync<Exception>(() => RunningIdentity.StartAsync(database, Settings()));
        Assert.Contains("Identity__DataKey", e.ToString(), StringComparison.Ordinal);
        Assert.Equal(0L, await CountOfNotSealedWith(second));
    }

    private Task<long> CountOfNotSealedWith(string key)
    {
        var vault = new SecretVault(new IdentitySettings { DataKeys = [Convert.FromBase64String(key)] });
        var header = $"\\x{Convert.ToHexStringLower(vault.Header)}";
        return database.Scalar<long>(
            $"""
            select (select count(*) from signing_keys where substring(private_key from 1 for 8) <> '{header}')
                 + (select count(*) from second_factors where substring(secret from 1 for 8) <> '{header}')
            """
        );
    }

    private static Dictionary<string, string?> Settings(string? key = null, string? previous = null) =>
        new(StringComparer.Ordinal) { ["Identity:DataKey"] = key, ["Identity:PreviousDataKey"] = previous };

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretVault.KeyBytes));

    private static string CodeOf(byte[] secret, int stepsAhead) =>
        Totp.CodeOf(secret, Totp.StepOf(DateTimeOffset.UtcNow) + stepsAhead);
}
