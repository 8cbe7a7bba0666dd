using Graph.Demo;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Accounts;

/// <summary>Being signed in, on one device and on several.</summary>
[Collection(DemoGraph.Name)]
public sealed class SessionTests(RunningGraph graph)
{
    private const string Viewer = "{ viewer { sessions { id device isCurrent createdAt lastSeenAt expiresAt } } }";

    private readonly AccountClient _accounts = new(graph);

    [Fact]
    public async Task Nobody_is_no_viewer()
    {
        var answer = await graph.Anonymous().Ask("{ viewer { email } }");

        Assert.True(answer.Data.IsNull("viewer"));
    }

    [Fact]
    public async Task Every_person_of_the_demo_world_can_sign_in_with_the_same_password()
    {
        foreach (var (person, roles) in new[] { (0, "ADMIN,USER"), (1, "MODERATOR,USER"), (62, "USER") })
        {
            var handle = RunningGraph.World.Person(person).Handle;
            var tokens = (await _accounts.SignIn($"{handle}@demo.example", IdentityDemoData.Password)).At("tokens");

            var viewer = await new GraphClient(graph.Address, tokens.Text("accessToken")).Ask(
                "{ viewer { roles user { handle } } }"
            );

            Assert.Equal(handle, viewer.Data.Text("viewer", "user", "handle"));
            Assert.Equal(
                roles,
                string.Join(
                    ',',
                    viewer
                        .Data.At("viewer", "roles")
                        .EnumerateArray()
                        .Select(role => role.GetString())
                        .Order(StringComparer.Ordinal)
                )
            );
        }
    }

    [Fact]
    public async Task The_cheap_hash_of_the_demo_world_is_replaced_when_its_owner_signs_in()
    {
        var person = RunningGraph.World.Person(20);

        await _accounts.SignIn($"{person.Handle}@demo.example", IdentityDemoData.Password);

        Assert.StartsWith(
            "$argon2id$v=19$m=19456,t=2,p=1$",
            await graph.Identity.Scalar<string>("select password_hash from users where id = $1", person.Id),
            StringComparison.Ordinal
        );
        Assert.False(
            (await _accounts.SignIn($"{person.Handle}@demo.example", IdentityDemoData.Password)).IsNull("tokens")
        );
    }

    [Fact]
    public async Task A_second_device_is_a_session_of_its_own_which_the_first_can_end()
    {
        var (person, access, _) = await _accounts.SignedIn();
        var second = (await _accounts.SignIn(person.Email, device: " Firefox on Linux ")).At("tokens");

        var sessions = (await new GraphClient(graph.Address, access).Ask(Viewer)).Data.At("viewer", "sessions");

        Assert.Equal(2, sessions.GetArrayLength());
        Assert.Equal("Firefox on Linux", sessions.Text(0, "device"));
        Assert.False(sessions.Flag(0, "isCurrent"));
        Assert.True(sessions.Flag(1, "isCurrent"));

        var ended = await _accounts.Do(
            "revokeSession",
            "endedSessionId",
            new { sessionId = sessions.Text(0, "id") },
            access
        );
        Assert.Equal(sessions.Text(0, "id"), ended.Text("endedSessionId"));
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.Refresh(second.Text("refreshToken")!)));
        Assert.Equal(
            "NOT_FOUND",
            AccountClient.ErrorOf(
                await _accounts.Do(
                    "revokeSession",
                    "endedSessionId",
                    new { sessionId = sessions.Text(0, "id") },
                    access
                )
            )
        );
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var (_, access, _) = await _accounts.SignedIn();
        var (_, others, refresh) = await _accounts.SignedIn();
        var session = (await new GraphClient(graph.Address, others).Ask(Viewer)).Data.Text(
            "viewer",
            "sessions",
            0,
            "id"
        );

        var payload = await _accounts.Do("revokeSession", "endedSessionId", new { sessionId = session }, access);
        var stranger = await _accounts.Do("revokeSession", "endedSessionId", new { sessionId = session });

        Assert.Equal("NOT_FOUND", AccountClient.ErrorOf(payload));
        Assert.Equal("UNAUTHENTICATED", AccountClient.ErrorOf(stranger));
        Assert.False((await _accounts.Refresh(refresh)).IsNull("tokens"));
    }

    [Fact]
    public async Task A_refresh_token_is_exchanged_once_and_showing_it_again_ends_the_session()
    {
        var (_, _, refresh) = await _accounts.SignedIn();

        var next = (await _accounts.Refresh(refresh)).At("tokens");
        Assert.False(
            (await new GraphClient(graph.Address, next.Text("accessToken")).Ask("{ viewer { email } }")).Data.IsNull(
                "viewer"
            )
        );

        // A thief, or the person whom it was stolen from: nobody can tell, so both are out.
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.Refresh(refresh)));
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.Refresh(next.Text("refreshToken")!)));
    }

    [Fact]
    public async Task Of_many_who_exchange_the_same_token_at_once_at_most_one_gets_the_next()
    {
        var (_, _, refresh) = await _accounts.SignedIn();

        var payloads = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _accounts.Refresh(refresh)));

        var winner = Assert.Single(payloads, payload => !payload.IsNull("tokens"));
        Assert.Equal(
            "INVALID_TOKEN",
            AccountClient.ErrorOf(await _accounts.Refresh(winner.Text("tokens", "refreshToken")!))
        );
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_no_other()
    {
        var (person, access, refresh) = await _accounts.SignedIn();
        var other = (await _accounts.SignIn(person.Email)).At("tokens");

        await _accounts.Do("signOut", "endedSessionId", null, access);

        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.Refresh(refresh)));
        Assert.False((await _accounts.Refresh(other.Text("refreshToken")!)).IsNull("tokens"));
    }

    [Fact]
    public async Task All_other_sessions_end_together()
    {
        var (person, access, refresh) = await _accounts.SignedIn();
        await _accounts.SignIn(person.Email);
        await _accounts.SignIn(person.Email);

        var payload = await _accounts.Do("revokeOtherSessions", "endedSessions", null, access);

        Assert.Equal(2, payload.Number("endedSessions"));
        Assert.False((await _accounts.Refresh(refresh)).IsNull("tokens"));
        Assert.Equal(
            "UNAUTHENTICATED",
            AccountClient.ErrorOf(await _accounts.Do("revokeOtherSessions", "endedSessions", null))
        );
    }
}
