using System.Net;
using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Accounts;

/// <summary>Leaving for good, as a person does it, with coming back in time; and what is left afterwards: nothing.</summary>
public sealed class DeletionTests : IAsyncLifetime
{
    private const string Fields = "scheduledFor status steps { service status removed }";

    private readonly MovedTime _time = new();
    private readonly RunningGraph _graph;
    private readonly AccountClient _accounts;

    public DeletionTests()
    {
        _graph = new RunningGraph { IdentityTime = _time };
        _accounts = new AccountClient(_graph);
    }

    public Task InitializeAsync() => _graph.InitializeAsync();

    public Task DisposeAsync() => _graph.DisposeAsync();

    [Fact]
    public async Task Whoever_comes_back_within_the_grace_finds_everything_as_it_was()
    {
        var (person, access, refresh) = await _accounts.SignedIn();
        var (user, post) = await TakePart(access);
        var elsewhere = (await _accounts.SignIn(person.Email)).Text("tokens", "refreshToken")!;

        var wrong = await Delete(access, "not the password");
        Assert.Equal("VALIDATION", AccountClient.ErrorOf(wrong));
        var deletion = (await Delete(access, AccountClient.Password)).At("deletion");

        Assert.Equal("SCHEDULED", deletion.Text("status"));
        Assert.InRange(
            deletion.GetProperty("scheduledFor").GetDateTimeOffset() - DateTimeOffset.UtcNow,
            TimeSpan.FromDays(29.9),
            TimeSpan.FromDays(30.1)
        );
        await HasStatus(user, "INACTIVE");
        await IsRefused(access);
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.Refresh(elsewhere)));
        await _graph.Mail.ReadAsync(person.Email, "Your account will be deleted");

        // Signing in is good for seeing it and for coming back, and for nothing else.
        var back = await FreshAccess(person);
        var seen = await new GraphClient(_graph.Address, back).Ask(
            $"{{ viewer {{ deletion {{ {Fields} receipt }} }} }}"
        );
        Assert.Equal("SCHEDULED", seen.Data.Text("viewer", "deletion", "status"));
        Assert.True(seen.Data.IsNull("viewer", "deletion", "receipt"));
        Assert.Equal("UNAUTHENTICATED", AccountClient.ErrorOf(await CreatePost(back)));
        Assert.Equal("CONFLICT", AccountClient.ErrorOf(await Delete(back, AccountClient.Password)));

        var cancelled = await _accounts.Do("cancelAccountDeletion", "cancelled", null, back);

        Assert.True(cancelled.GetProperty("cancelled").GetBoolean());
        await HasStatus(user, "ACTIVE");
        var again = await FreshAccess(person);
        var all = await new GraphClient(_graph.Address, again).Ask(
            "query ($id: ID!) { viewer { deletion { status } } postById(id: $id) { content author { handle } } }",
            new { id = post }
        );
        Assert.True(all.Data.IsNull("viewer", "deletion"));
        Assert.Equal(person.Handle, all.Data.Text("postById", "author", "handle"));
        Assert.False((await CreatePost(again)).IsNull("post"));
        Assert.Equal(
            "NOT_FOUND",
            AccountClient.ErrorOf(await _accounts.Do("cancelAccountDeletion", "cancelled", null, again))
        );
        Assert.NotEqual(refresh, again);
    }

    [Fact]
    public async Task After_the_grace_nothing_is_left_of_a_person_anywhere()
    {
        var (person, access, _) = await _accounts.SignedIn();
        var (user, post) = await TakePart(access);
        var id = Ids.OfUser(user);
        var friend = RunningGraph.World.PersonId(3);
        await Follow(_graph.TokenOf(friend), user);
        var famous = RunningGraph.World.PersonId(0);
        var before = await Counts(famous);
        await Like(_graph.TokenOf(friend), post);
        var text = await _graph.Fury.Scalar<string>("select content from posts where user_id = $1", id);
        Assert.NotEmpty(await Traces.OfAsync(_graph, id, person.Email, person.Handle, text));

        var receipt = (await Delete(access, AccountClient.Password)).Text("deletion", "receipt")!;
        _time.Advance(TimeSpan.FromDays(31));
        await Until(receipt, deletion => deletion.Text("status") == "RUNNING");
        await UntilSteps(receipt, "RUNNING", minimum: 1);
        Assert.Equal("INVALID_CREDENTIALS", AccountClient.ErrorOf(await _accounts.SignIn(person.Email)));
        await SettleAsync(receipt);

        Assert.Empty(await Traces.OfAsync(_graph, id, person.Email, person.Handle, text));
        Assert.Equal(before.Followers - 1, (await Counts(famous)).Followers);
        Assert.Equal(
            await _graph.Death.Scalar<long>("select count(*) from followers where follower_id = $1", friend),
            await _graph.Death.Scalar<long>("select following from follow_counts where user_id = $1", friend)
        );
        Assert.Equal(
            0L,
            await _graph.Fury.Scalar<long>(
                "select count(*) from posts p where p.likes <> (select count(*) from likes l where l.post_id = p.id)"
            )
        );
        // The handle is nobody's for a while, and the address is free.
        var next = AccountClient.NewPerson() with
        {
            Handle = person.Handle,
        };
        Assert.Equal("CONFLICT", AccountClient.ErrorOf(await _accounts.SignUp(next)));
        Assert.Equal(
            person.Email,
            (await _accounts.SignUp(AccountClient.NewPerson() with { Email = person.Email })).Text("email")
        );
    }

    private async Task SettleAsync(string receipt)
    {
        // The second round begins a while after all services have answered in the first, and the end comes when no token is left.
        await UntilAnswered(round: 1);
        _time.Advance(TimeSpan.FromMinutes(11));
        await UntilAnswered(round: 2);
        _time.Advance(TimeSpan.FromMinutes(15));
        await Until(receipt, deletion => deletion.Text("status") == "DONE");
        var steps = (await Deletion(receipt)).GetProperty("steps");
        Assert.Equal(
            ["death", "fury", "war", "identity"],
            steps.EnumerateArray().Select(step => step.GetProperty("service").GetString())
        );
        Assert.All(
            steps.EnumerateArray(),
            step =>
            {
                Assert.Equal("DONE", step.GetProperty("status").GetString());
                Assert.True(step.GetProperty("removed").GetInt32() > 0, step.ToString());
            }
        );
    }

    private Task UntilAnswered(int round) =>
        Eventually.HoldsAsync(async () =>
            await _graph.Identity.Scalar<long>(
                "select count(*) from deletions where round = $1 and answered_at is not null or status = 'Done'",
                round
            ) == 1
        );

    private async Task Until(string receipt, Predicate<JsonElement> holds) =>
        await Eventually.HoldsAsync(async () => holds(await Deletion(receipt)));

    private Task UntilSteps(string receipt, string status, int minimum) =>
        Until(
            receipt,
            deletion =>
                deletion
                    .GetProperty("steps")
                    .EnumerateArray()
                    .Count(step => step.GetProperty("status").GetString() == status) >= minimum
        );

    private async Task<JsonElement> Deletion(string receipt) =>
        (
            await _graph
                .Anonymous()
                .Ask($"query ($r: String!) {{ accountDeletion(receipt: $r) {{ {Fields} }} }}", new { r = receipt })
        ).Data.At("accountDeletion");

    private Task<JsonElement> Delete(string access, string password) =>
        _accounts.Do(
            "deleteAccount",
            $"deletion {{ {Fields} receipt }}",
            new { password, reason = "I have seen it all." },
            access
        );

    // A profile, a post, a like and a follow.
    private async Task<(string User, string Post)> TakePart(string access)
    {
        var client = new GraphClient(_graph.Address, access);
        var user = (await client.Ask("{ viewer { user { id } } }")).Data.Text("viewer", "user", "id")!;
        await Eventually.HoldsAsync(async () =>
            !(await client.Ask("query ($id: ID!) { userById(id: $id) { handle } }", new { id = user })).Data.IsNull(
                "userById"
            )
        );
        await Eventually.HoldsAsync(async () =>
            await _graph.Death.Scalar<long>("select count(*) from graph_users where id = $1", Ids.OfUser(user)) == 1
        );
        var post = (await CreatePost(access)).Text("post", "id")!;
        await Follow(access, Ids.User(RunningGraph.World.PersonId(0)));
        var other = await _graph.Fury.Scalar<Guid>(
            "select id from posts where user_id = $1 and deleted_at is null limit 1",
            RunningGraph.World.PersonId(0)
        );
        await Like(access, Ids.Post(other));
        return (user, post);
    }

    private Task<JsonElement> CreatePost(string access) =>
        _accounts.Do(
            "createPost",
            "post { id }",
            new { content = $"All that I ever wanted to say {Guid.NewGuid():N}", idempotencyKey = $"{Guid.NewGuid()}" },
            access
        );

    private async Task Follow(string access, string user) =>
        Assert.True((await _accounts.Do("followUser", "user { id }", new { userId = user }, access)).IsNull("errors"));

    private async Task Like(string access, string post) =>
        Assert.True((await _accounts.Do("likePost", "post { id }", new { postId = post }, access)).IsNull("errors"));

    private async Task<(long Followers, long Following)> Counts(Guid user)
    {
        var row = (await _graph.Death.Rows("select followers, following from follow_counts where user_id = $1", user))[
            0
        ];
        return ((long)row[0], (long)row[1]);
    }

    // A token of the second after the withdrawal of all that were there.
    private async Task<string> FreshAccess(AccountClient.Person person)
    {
        var token = "";
        await Eventually.HoldsAsync(async () =>
        {
            token = (await _accounts.SignIn(person.Email)).Text("tokens", "accessToken")!;
            var answer = await new GraphClient(_graph.Address, token).Ask("{ viewer { id } }");
            return answer.Status == HttpStatusCode.OK && !answer.Data.IsNull("viewer");
        });
        return token;
    }

    private async Task IsRefused(string access) =>
        await Eventually.HoldsAsync(async () =>
            (await new GraphClient(_graph.Address, access).Ask("{ __typename }")).Status == HttpStatusCode.Unauthorized
        );

    private async Task HasStatus(string id, string status) =>
        await Eventually.HoldsAsync(async () =>
        {
            var answer = await _graph
                .Anonymous()
                .Ask("query ($id: ID!) { userById(id: $id) { accountStatus } }", new { id });
            return !answer.Data.IsNull("userById") && answer.Data.Text("userById", "accountStatus") == status;
        });
}
