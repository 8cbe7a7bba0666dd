using System.Net;
using System.Text.Json;
using Graph.Common.Ids;
using Graph.EndToEnd.Tests.Testing;
using Graph.Testing;

namespace Graph.EndToEnd.Tests.Accounts;

/// <summary>What ends a session ends its access token, everywhere and within seconds.</summary>
[Collection(DemoGraph.Name)]
public sealed class RevocationTests(RunningGraph graph)
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(8);

    private readonly AccountClient _accounts = new(graph);

    [Fact]
    public async Task The_token_of_a_session_that_has_ended_is_refused_by_the_gateway_and_by_every_service()
    {
        var (_, access, _) = await _accounts.SignedIn();
        var (_, other, _) = await _accounts.SignedIn();
        await AssertAccepted(access);

        await _accounts.Do("signOut", "endedSessionId", null, access);

        var started = TimeProvider.System.GetTimestamp();
        foreach (var address in Addresses)
        {
            await Eventually.HoldsAsync(async () =>
                (await new GraphClient(address, access).Ask("{ __typename }")).Status == HttpStatusCode.Unauthorized
            );
            var refused = await new GraphClient(address, access).Ask("{ __typename }");
            Assert.Equal("UNAUTHENTICATED", refused.Code);
            Assert.Equal("The session of the access token has ended; sign in again.", refused.Message);
        }

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, Seconds);
        await AssertAccepted(other);
    }

    [Fact]
    public async Task A_stolen_refresh_token_costs_the_thief_the_access_token_too()
    {
        var (_, _, refresh) = await _accounts.SignedIn();
        var stolen = (await _accounts.Refresh(refresh)).Text("tokens", "accessToken")!;
        await AssertAccepted(stolen);

        await _accounts.Refresh(refresh);

        await Eventually.HoldsAsync(async () =>
            (await new GraphClient(graph.Address, stolen).Ask("{ __typename }")).Status == HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task A_subscription_on_an_open_socket_ends_with_the_session()
    {
        var (_, access, _) = await _accounts.SignedIn();
        var post = await graph.Fury.Scalar<Guid>("select id from posts where deleted_at is null limit 1");
        using var socket = await SubscriptionSocket.ConnectAsync(
            graph.Address,
            payload: $$"""{"authorization":"Bearer {{access}}"}"""
        );
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
        await socket.SendAsync(
            JsonSerializer.Serialize(
                new
                {
                    type = "subscribe",
                    id = "1",
                    payload = new
                    {
                        query = "subscription ($id: ID!) { postChanged(postId: $id) { kind } }",
                        variables = new { id = Ids.Post(post) },
                    },
                }
            )
        );

        await LikeUntilTold(post, socket);

        await _accounts.Do("signOut", "endedSessionId", null, access);

        var message = await socket.ReadAsync();
        while (message.StartsWith("""{"type":"next",""", StringComparison.Ordinal))
        {
            message = await socket.ReadAsync();
        }

        Assert.StartsWith("""{"type":"error","id":"1","payload":[{"message":"The session has ended""", message);
        Assert.Contains("UNAUTHENTICATED", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_bans_somebody_who_is_out_within_seconds_and_everybody_sees_it()
    {
        var (person, access, refresh) = await _accounts.SignedIn();
        var id = await IdOf(access);
        var moderator = await TokenOf(1);

        var payload = await Sanction(moderator, id, until: null);

        Assert.Equal("BANNED", payload.Text("sanction", "kind"));
        await Eventually.HoldsAsync(async () =>
            (await new GraphClient(graph.Address, access).Ask("{ __typename }")).Status == HttpStatusCode.Unauthorized
        );
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.Refresh(refresh)));
        var refused = await _accounts.SignIn(person.Email);
        Assert.Equal("ACCOUNT_SANCTIONED", AccountClient.ErrorOf(refused));
        Assert.Equal("Your account is banned: Spam.", refused.Text("errors", 0, "message"));
        // A stranger is told no more than before.
        Assert.Equal("INVALID_CREDENTIALS", AccountClient.ErrorOf(await _accounts.SignIn(person.Email, "a guess")));
        await HasStatus(id, "BANNED");
        await Eventually.HoldsAsync(async () =>
            await graph.Death.Scalar<string>("select state from graph_users where id = $1", Ids.OfUser(id)) == "BANNED"
        );

        await _accounts.Do("liftSanction", "user { id }", new { userId = id }, moderator);

        await HasStatus(id, "ACTIVE");
        Assert.False((await _accounts.SignIn(person.Email)).IsNull("tokens"));
    }

    [Fact]
    public async Task A_suspension_ends_by_itself()
    {
        var (person, access, _) = await _accounts.SignedIn();
        var until = DateTimeOffset.UtcNow.AddSeconds(3);
        var id = await IdOf(access);

        var payload = await Sanction(await TokenOf(1), id, until);

        Assert.Equal("SUSPENDED", payload.Text("sanction", "kind"));
        Assert.Equal("ACCOUNT_SANCTIONED", AccountClient.ErrorOf(await _accounts.SignIn(person.Email)));
        await Eventually.HoldsAsync(async () => !(await _accounts.SignIn(person.Email)).IsNull("tokens"));
        Assert.True(DateTimeOffset.UtcNow >= until);
    }

    [Fact]
    public async Task The_person_of_the_demo_world_who_is_banned_cannot_sign_in()
    {
        var world = RunningGraph.World;
        var handle = world.Person(world.PersonCount - 1).Handle;

        var payload = await _accounts.SignIn($"{handle}@demo.example", Demo.IdentityDemoData.Password);

        Assert.Equal("ACCOUNT_SANCTIONED", AccountClient.ErrorOf(payload));
        await HasStatus(Ids.User(world.PersonId(world.PersonCount - 1)), "BANNED");
    }

    [Fact]
    public async Task Who_is_nobody_is_asked_to_sign_in_and_who_is_somebody_else_is_refused()
    {
        var (_, access, _) = await _accounts.SignedIn();
        var user = Ids.User(RunningGraph.World.PersonId(8));
        var moderator = Ids.User(RunningGraph.World.PersonId(1));
        var admin = Ids.User(RunningGraph.World.PersonId(0));

        Assert.Equal("UNAUTHENTICATED", AccountClient.ErrorOf(await Sanction(null, user, null)));
        Assert.Equal("FORBIDDEN", AccountClient.ErrorOf(await Sanction(access, user, null)));
        Assert.Equal("FORBIDDEN", AccountClient.ErrorOf(await Sanction(await TokenOf(1), admin, null)));
        Assert.Equal("FORBIDDEN", AccountClient.ErrorOf(await Sanction(await TokenOf(1), moderator, null)));
        Assert.Equal("FORBIDDEN", AccountClient.ErrorOf(await Sanction(await TokenOf(0), admin, null)));
        Assert.Equal(
            "NOT_FOUND",
            AccountClient.ErrorOf(await Sanction(await TokenOf(1), Ids.User(UuidV8.NewUser()), null))
        );
        Assert.Equal(
            "VALIDATION",
            AccountClient.ErrorOf(await Sanction(await TokenOf(1), user, DateTimeOffset.UtcNow.AddDays(-1)))
        );
        Assert.Equal(
            "FORBIDDEN",
            AccountClient.ErrorOf(await _accounts.Do("rotateSigningKey", "keyId", null, await TokenOf(1)))
        );
    }

    [Fact]
    public async Task Whoever_gets_a_role_has_its_permissions_with_the_next_token()
    {
        var (_, access, refresh) = await _accounts.SignedIn();
        var id = await IdOf(access);
        var admin = await TokenOf(0);

        var assigned = await _accounts.Do("assignRole", "roles", new { userId = id, role = "MODERATOR" }, admin);

        Assert.Equal("""["USER","MODERATOR"]""", assigned.At("roles").ToString());
        await Eventually.HoldsAsync(async () =>
            (await new GraphClient(graph.Address, access).Ask("{ __typename }")).Status == HttpStatusCode.Unauthorized
        );
        var next = (await _accounts.Refresh(refresh)).At("tokens");
        var user = Ids.User(RunningGraph.World.PersonId(8));
        Assert.False((await Sanction(next.Text("accessToken"), user, null)).IsNull("sanction"));
        await _accounts.Do("liftSanction", "user { id }", new { userId = user }, admin);

        // What a token still says counts for nothing once the role is gone.
        await _accounts.Do("removeRole", "roles", new { userId = id, role = "MODERATOR" }, admin);
        var late = await new GraphClient(graph.Address, next.Text("accessToken")).Ask(
            "mutation ($id: ID!) { sanctionUser(input: { userId: $id, reason: \"late\" }) { sanction { kind } errors { ... on UserError { code } } } }",
            new { id = user }
        );
        Assert.True(
            late.Status == HttpStatusCode.Unauthorized
                || late.Data.Text("sanctionUser", "errors", 0, "code") == "FORBIDDEN",
            late.Text
        );
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var payload = await _accounts.Do(
            "removeRole",
            "roles",
            new { userId = Ids.User(RunningGraph.World.PersonId(0)), role = "ADMIN" },
            await TokenOf(0)
        );

        Assert.Equal("CONFLICT", AccountClient.ErrorOf(payload));
    }

    /// <summary>
    /// Waits until a subscription is open: nothing else tells that it is, and one that is not yet is refused by the service, which
    /// says so in other words.
    /// </summary>
    private async Task LikeUntilTold(Guid post, SubscriptionSocket socket)
    {
        var told = socket.ReadAsync();
        var reader = graph.SignedIn(RunningGraph.World.PersonId(9));
        for (var round = 0; !told.IsCompleted; round++)
        {
            var mutation = round % 2 == 0 ? "likePost" : "unlikePost";
            await reader.Ask(
                $$"""mutation ($id: ID!) { {{mutation}}(input: { postId: $id }) { post { id } } }""",
                new { id = Ids.Post(post) }
            );
        }

        Assert.StartsWith("""{"type":"next",""", await told, StringComparison.Ordinal);
    }

    private IEnumerable<Uri> Addresses => graph.Subgraphs.Select(subgraph => subgraph.Address).Append(graph.Address);

    private async Task AssertAccepted(string token)
    {
        foreach (var address in Addresses)
        {
            var answer = await new GraphClient(address, token).Ask("{ __typename }");
            Assert.Equal("Query", answer.Data.Text("__typename"));
        }
    }

    private async Task<string> IdOf(string access) =>
        (await new GraphClient(graph.Address, access).Ask("{ viewer { user { id } } }")).Data.Text(
            "viewer",
            "user",
            "id"
        )!;

    private Task<JsonElement> Sanction(string? token, string userId, DateTimeOffset? until) =>
        _accounts.Do(
            "sanctionUser",
            "sanction { kind until reason }",
            new
            {
                userId,
                until,
                reason = "Spam.",
            },
            token
        );

    private async Task HasStatus(string id, string status) =>
        await Eventually.HoldsAsync(async () =>
        {
            var answer = await graph
                .Anonymous()
                .Ask("query ($id: ID!) { userById(id: $id) { accountStatus } }", new { id });
            return !answer.Data.IsNull("userById") && answer.Data.Text("userById", "accountStatus") == status;
        });

    private async Task<string> TokenOf(int person) =>
        (
            await _accounts.SignIn(
                $"{RunningGraph.World.Person(person).Handle}@demo.example",
                Demo.IdentityDemoData.Password
            )
        ).Text("tokens", "accessToken")!;
}
