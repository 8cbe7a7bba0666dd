using System.Globalization;

namespace Graph.Identity.Tests.Database;

/// <summary>The tables of accounts and roles, column by column: what the database itself refuses, whoever writes.</summary>
public sealed class AccountTablesTests(IdentityDatabaseFixture database) : IClassFixture<IdentityDatabaseFixture>
{
    private static int _names;

    [Fact]
    public async Task An_id_is_one_account_s()
    {
        var id = Guid.NewGuid();
        Assert.Null(await database.RefusedBy(User(id: id)));

        Assert.Equal("users_pkey", await database.RefusedBy(User(id: id)));
    }

    [Fact]
    public async Task An_email_is_one_account_s_in_whatever_case()
    {
        var email = $"{Name()}@mail.example";
        Assert.Null(await database.RefusedBy(User(email: email)));

        Assert.Equal("users_email_key", await database.RefusedBy(User(email: email)));
        Assert.Equal("users_email_key", await database.RefusedBy(User(email: email.ToUpperInvariant())));
    }

    [Fact]
    public async Task The_key_of_an_email_is_the_email_in_lower_case() =>
        Assert.Equal(
            "users_email_key_lower",
            await database.RefusedBy(User(email: "A@mail.example", emailKey: "b@mail.example"))
        );

    [Theory]
    [InlineData("email")]
    [InlineData("email_key")]
    [InlineData("password_hash")]
    [InlineData("email_verified")]
    [InlineData("oauth_provider")]
    [InlineData("handle")]
    [InlineData("handle_key")]
    [InlineData("display_name")]
    [InlineData("created_at")]
    public async Task A_column_that_every_account_has_is_never_null(string column)
    {
        var id = Guid.NewGuid();
        await database.Execute(User(id: id));

        Assert.Equal(
            $"23502 {column}",
            await database.RefusedBy($"update users set {column} = null where id = '{id}'")
        );
    }

    [Theory]
    [InlineData("email")]
    [InlineData("password_hash")]
    public async Task A_text_has_255_characters_at_most(string column)
    {
        var id = Guid.NewGuid();
        await database.Execute(User(id: id));
        var text = new string('x', 256);

        Assert.Equal(
            "22001",
            await database.RefusedBy(
                column == "email"
                    ? $"update users set email = '{text}', email_key = '{text}' where id = '{id}'"
                    : $"update users set {column} = '{text}' where id = '{id}'"
            )
        );
    }

    [Theory]
    [InlineData("google")]
    [InlineData("facebook")]
    [InlineData("github")]
    public async Task An_account_may_come_from_a_provider_which_knows_its_owner(string provider)
    {
        var subject = Name();

        Assert.Null(await database.RefusedBy(User(provider: provider, subject: subject)));
        Assert.Equal("users_oauth_key", await database.RefusedBy(User(provider: provider, subject: subject)));
        Assert.Equal("users_oauth_id", await database.RefusedBy(User(provider: provider)));
    }

    [Fact]
    public async Task No_other_provider_is_known() =>
        Assert.Equal("users_oauth_provider", await database.RefusedBy(User(provider: "myspace", subject: "1")));

    [Fact]
    public async Task A_local_account_has_no_provider_s_id() =>
        Assert.Equal("users_oauth_id", await database.RefusedBy(User(provider: "local", subject: "1")));

    [Fact]
    public async Task A_new_account_is_local_unverified_and_of_now()
    {
        var id = Guid.NewGuid();
        await database.Execute(User(id: id));

        Assert.Equal("local", await database.Scalar<string>($"select oauth_provider from users where id = '{id}'"));
        Assert.False(await database.Scalar<bool>($"select email_verified from users where id = '{id}'"));
        Assert.True(
            await database.Scalar<bool>(
                $"select now() - created_at between interval '0' and interval '1 minute' from users where id = '{id}'"
            )
        );
    }

    [Fact]
    public async Task A_handle_is_one_account_s_in_whatever_case()
    {
        var handle = Name();
        await database.Execute(User(handle: handle));

        Assert.Equal("users_handle_key", await database.RefusedBy(User(handle: handle.ToUpperInvariant())));
    }

    [Fact]
    public async Task There_are_three_roles() =>
        Assert.Equal(
            "1 admin,2 moderator,3 user",
            await database.Scalar<string>("select string_agg(id || ' ' || name, ',' order by id) from roles")
        );

    [Theory]
    [InlineData("insert into roles (id, name) values (1, 'user')", "roles_pkey")]
    [InlineData("insert into roles (id, name) values (4, 'user')", "roles_name_key")]
    [InlineData("insert into roles (id, name) values (4, 'king')", "roles_name")]
    [InlineData("insert into roles (id, name) values (4, null)", "23502 name")]
    public async Task There_is_no_other(string sql, string refusedBy) =>
        Assert.Equal(refusedBy, await database.RefusedBy(sql));

    [Fact]
    public async Task Somebody_has_a_role_once_and_only_one_that_there_is()
    {
        var id = Guid.NewGuid();
        await database.Execute(User(id: id));
        Assert.Null(await database.RefusedBy($"insert into user_roles values ('{id}', 2)"));

        Assert.Equal("user_roles_pkey", await database.RefusedBy($"insert into user_roles values ('{id}', 2)"));
        Assert.Equal(
            "fk_user_roles_roles_role_id",
            await database.RefusedBy($"insert into user_roles values ('{id}', 9)")
        );
        Assert.Equal(
            "fk_user_roles_users_user_id",
            await database.RefusedBy($"insert into user_roles values ('{Guid.NewGuid()}', 2)")
        );
    }

    [Fact]
    public async Task Somebody_is_sanctioned_once_and_a_suspension_alone_has_an_end()
    {
        var id = Guid.NewGuid();
        await database.Execute(User(id: id));
        var other = Guid.NewGuid();
        await database.Execute(User(id: other));

        Assert.Equal("sanctions_until", await database.RefusedBy(Sanction(id, "Suspended", "null")));
        Assert.Equal("sanctions_until", await database.RefusedBy(Sanction(id, "Banned", "now()")));
        Assert.Equal("sanctions_kind", await database.RefusedBy(Sanction(id, "Scolded", "null")));
        Assert.Null(await database.RefusedBy(Sanction(id, "Suspended", "now()")));
        Assert.Equal("sanctions_pkey", await database.RefusedBy(Sanction(id, "Banned", "null")));
        Assert.Null(await database.RefusedBy(Sanction(other, "Banned", "null")));

        static string Sanction(Guid user, string kind, string until) =>
            $"insert into sanctions (user_id, kind, until, reason, created_at, moderator_id) "
            + $"values ('{user}', '{kind}', {until}, 'x', now(), '{user}')";
    }

    [Fact]
    public async Task With_an_account_go_its_roles_sessions_and_tokens()
    {
        var id = Guid.NewGuid();
        var session = Guid.NewGuid();
        await database.Execute(User(id: id));
        await database.Execute(
            $"""
            insert into user_roles values ('{id}', 3);
            insert into sessions (id, user_id, created_at, last_seen_at, expires_at)
                values ('{session}', '{id}', now(), now(), now());
            insert into refresh_tokens (hash, session_id, created_at) values (decode('{id:N}', 'hex'), '{session}', now());
            insert into email_tokens (hash, user_id, kind, expires_at) values (decode('{id:N}', 'hex'), '{id}', 'Verify', now());
            delete from users where id = '{id}';
            """
        );

        Assert.Equal(
            0L,
            await database.Scalar<long>(
                $"""
                select (select count(*) from user_roles where user_id = '{id}')
                    + (select count(*) from sessions where user_id = '{id}')
                    + (select count(*) from refresh_tokens where session_id = '{session}')
                    + (select count(*) from email_tokens where user_id = '{id}')
                """
            )
        );
    }

    private static string User(
        Guid? id = null,
        string? email = null,
        string? emailKey = null,
        string? handle = null,
        string? provider = null,
        string? subject = null
    )
    {
        email ??= $"{Name()}@mail.example";
        handle ??= Name();
        var columns = "id, email, email_key, password_hash, handle, handle_key, display_name";
        var values =
            $"'{id ?? Guid.NewGuid()}', '{email}', '{emailKey ?? email.ToLowerInvariant()}', 'x', '{handle}', "
            + $"'{handle.ToLowerInvariant()}', 'Name'";
        if (provider is not null)
        {
            columns += ", oauth_provider, oauth_id";
            values += $", '{provider}', {(subject is null ? "null" : $"'{subject}'")}";
        }

        return $"insert into users ({columns}) values ({values})";
    }

    private static string Name() =>
        string.Create(CultureInfo.InvariantCulture, $"somebody{Interlocked.Increment(ref _names)}");
}
