using Graph.Demo;
using Graph.Identity.Passwords;

namespace Graph.Identity.Tests.Seeding;

/// <summary>Everybody of the demo world has an account.</summary>
public sealed class IdentityDemoDataTests(IdentityDatabaseFixture identity) : IClassFixture<IdentityDatabaseFixture>
{
    [Fact]
    public async Task Everybody_can_sign_in_one_is_an_administrator_one_a_moderator_and_one_is_banned()
    {
        var options = new DemoWorldOptions { People = 50 };
        Assert.True(await LoadAsync(options));
        Assert.False(await LoadAsync(options));
        // Emptied first, whatever has been added since.
        await identity.Execute("insert into second_factors (user_id, secret) select id, '\\x00' from users limit 1");
        Assert.True(await LoadAsync(options with { Force = true }));

        Assert.Equal(50L, await identity.Scalar<long>("select count(*) from users where email_verified"));
        Assert.Equal(
            "1 admin,1 moderator,50 user",
            await identity.Scalar<string>(
                """
                select string_agg(n || ' ' || name, ',' order by id)
                from (select r.id, r.name, count(*) as n from user_roles u join roles r on r.id = u.role_id group by r.id, r.name) x
                """
            )
        );
        Assert.Equal(1L, await identity.Scalar<long>("select count(*) from sanctions where kind = 'Banned'"));
        Assert.Equal(50L, await identity.Scalar<long>("select count(distinct password_hash) from users"));
        using var passwords = new PasswordHasher();
        Assert.True(
            await passwords.VerifyAsync(
                IdentityDemoData.Password,
                await identity.Scalar<string>("select password_hash from users order by id limit 1"),
                default
            )
        );
    }

    private Task<bool> LoadAsync(DemoWorldOptions options) =>
        DemoSeed.LoadAsync(
            IdentitySubgraph.Definition,
            identity.ConnectionString,
            options,
            new Progress<string>(),
            default
        );
}
