using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Accounts;

/// <summary>How somebody comes to be on the network.</summary>
[Collection(DemoGraph.Name)]
public sealed class SignUpTests(RunningGraph graph)
{
    private const string Confirm = "Confirm your e-mail address";

    private readonly AccountClient _accounts = new(graph);

    [Fact]
    public async Task Whoever_signs_up_and_confirms_the_address_is_a_person_who_can_be_found_and_followed()
    {
        var person = AccountClient.NewPerson();

        var signedUp = await _accounts.SignUp(person);
        Assert.Equal(person.Email, signedUp.Text("email"));
        Assert.Equal("EMAIL_NOT_VERIFIED", AccountClient.ErrorOf(await _accounts.SignIn(person.Email)));
        Assert.True(await IsUnknown(person.Handle));

        // Signing in has sent another message, and only the newest token is good.
        var token = await graph.Mail.TokenAsync(person.Email, Confirm);
        var newer = await graph.Mail.TokenAsync(person.Email, Confirm);
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.VerifyEmail(token)));
        Assert.Equal(person.Email, (await _accounts.VerifyEmail(newer)).Text("email"));
        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.VerifyEmail(newer)));

        var tokens = (await _accounts.SignIn(person.Email.ToUpperInvariant())).At("tokens");
        var client = new GraphClient(graph.Address, tokens.Text("accessToken"));
        var viewer = await Eventually.FindAsync(async () =>
        {
            var answer = await client.Ask(
                "{ viewer { email emailVerified roles permissions user { id handle displayName followerCount } } }"
            );
            return answer.Data.IsNull("viewer", "user") ? (JsonElement?)null : answer.Data.At("viewer");
        });
        Assert.Equal(person.Email, viewer.Text("email"));
        Assert.True(viewer.Flag("emailVerified"));
        Assert.Equal("USER", viewer.Text("roles", 0));
        Assert.Equal(0, viewer.At("permissions").GetArrayLength());
        Assert.Equal(person.Handle, viewer.Text("user", "handle"));
        Assert.Equal(person.DisplayName, viewer.Text("user", "displayName"));

        var fan = graph.SignedIn(RunningGraph.World.PersonId(7));
        await Eventually.FindAsync(async () =>
        {
            var followed = await fan.Ask(
                "mutation ($id: ID!) { followUser(input: { userId: $id }) { user { followerCount } } }",
                new { id = viewer.Text("user", "id") }
            );
            return followed.Data.IsNull("followUser", "user") ? (JsonElement?)null : followed.Data;
        });
    }

    [Fact]
    public async Task An_account_of_the_service_writes_posts_and_changes_its_profile()
    {
        var (_, access, _) = await _accounts.SignedIn();
        var client = new GraphClient(graph.Address, access);

        var post = await client.Ask(
            """mutation { createPost(input: { content: "Hello" }) { post { content } errors { __typename } } }"""
        );

        Assert.Equal("Hello", post.Data.Text("createPost", "post", "content"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var payload = await _accounts.Do(
            "signUp",
            "email",
            new
            {
                email = "nobody",
                password = "short",
                handle = "no spaces",
                displayName = "",
            }
        );

        Assert.Equal(["EMAIL", "FORBIDDEN_CHARACTER", "MIN_LENGTH", "NOT_EMPTY"], (
                await new GraphClient(graph.Address, null).Ask(
                    """
                    mutation { signUp(input: { email: "nobody", password: "short", handle: "no spaces", displayName: "" }) {
                      errors { ... on ValidationError { rule } } } }
                    """
                )
            ).Data.At("signUp", "errors").EnumerateArray().Select(error => error.Text("rule")!).Order(StringComparer.Ordinal));
        Assert.True(payload.IsNull("email"));
    }

    [Fact]
    public async Task A_handle_is_somebody_s_and_an_address_may_not_be_told_to_be()
    {
        var (person, _, _) = await _accounts.SignedIn();
        var stranger = AccountClient.NewPerson();

        // Handles are public.
        Assert.Equal(
            "CONFLICT",
            AccountClient.ErrorOf(await _accounts.SignUp(stranger with { Handle = person.Handle.ToUpperInvariant() }))
        );

        // Addresses are not: the answer is that of an address that is free, and the owner hears of it.
        var payload = await _accounts.SignUp(stranger with { Email = person.Email });
        Assert.Equal(person.Email, payload.Text("email"));
        Assert.True(payload.IsNull("errors"));
        Assert.Contains(
            "your account is as it was",
            await graph.Mail.ReadAsync(person.Email, "You have an account already")
        );
        Assert.True(await IsUnknown(stranger.Handle));
    }

    [Fact]
    public async Task Whoever_signs_up_last_with_an_address_that_nobody_has_confirmed_gets_it()
    {
        var first = AccountClient.NewPerson();
        var last = AccountClient.NewPerson() with { Email = first.Email };
        await _accounts.SignUp(first);
        var stale = await graph.Mail.TokenAsync(first.Email, Confirm);
        await _accounts.SignUp(last);

        await _accounts.VerifyEmail(await graph.Mail.TokenAsync(first.Email, Confirm));

        Assert.Equal("INVALID_TOKEN", AccountClient.ErrorOf(await _accounts.VerifyEmail(stale)));
        await Eventually.HoldsAsync(async () => !await IsUnknown(last.Handle));
        Assert.True(await IsUnknown(first.Handle));
    }

    [Fact]
    public async Task Many_who_sign_up_with_the_same_handle_at_once_are_one()
    {
        var handle = AccountClient.NewPerson().Handle;

        var payloads = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => _accounts.SignUp(AccountClient.NewPerson() with { Handle = handle }))
        );

        Assert.Single(payloads, payload => payload.IsNull("errors"));
        Assert.Equal(1L, await graph.Identity.Scalar<long>("select count(*) from users where handle_key = $1", handle));
    }

    private async Task<bool> IsUnknown(string handle)
    {
        var answer = await graph
            .Anonymous()
            .Ask("query ($handle: String!) { userByHandle(handle: $handle) { id } }", new { handle });
        return answer.Data.IsNull("userByHandle");
    }
}
