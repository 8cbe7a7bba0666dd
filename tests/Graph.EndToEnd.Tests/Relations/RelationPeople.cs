using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Relations;

/// <summary>People who have just signed up, and what they do about each other through the gateway.</summary>
internal sealed class RelationPeople(RunningGraph graph)
{
    private readonly AccountClient _accounts = new(graph);

    /// <summary>Somebody whom all services know.</summary>
    public async Task<Person> NewAsync()
    {
        var (person, access, _) = await _accounts.SignedIn();
        var viewer = await new GraphClient(graph.Address, access).Ask("{ viewer { user { id } } }");
        var id = viewer.Data.Text("viewer", "user", "id")!;
        await Eventually.HoldsAsync(async () =>
            await graph.Death.Scalar<long>("select count(*) from graph_users where id = $1", Ids.OfUser(id)) == 1
            && await graph.War.Scalar<long>("select count(*) from profiles where id = $1", Ids.OfUser(id)) == 1
        );
        return new Person(id, person.Handle, access);
    }

    /// <summary>Makes an account private, or public again, and waits until Death has heard of it.</summary>
    public async Task SetPrivateAsync(Person person, bool isPrivate)
    {
        var payload = await Do(person, "updateProfile", "user { isPrivate }", new { isPrivate });
        Assert.Equal(isPrivate, payload.Flag("user", "isPrivate"));
        await Eventually.HoldsAsync(async () =>
            await graph.Death.Scalar<bool>("select is_private from graph_users where id = $1", Ids.OfUser(person.Id))
            == isPrivate
        );
    }

    /// <summary>The payload of a mutation.</summary>
    public Task<JsonElement> Do(Person? who, string mutation, string selection, object input) =>
        _accounts.Do(mutation, selection, input, who?.Token);

    /// <summary>A mutation about somebody that succeeds.</summary>
    public async Task Succeeds(Person who, string mutation, Person about)
    {
        var payload = await Do(who, mutation, "user { id }", new { userId = about.Id });
        Assert.True(payload.IsNull("errors"), payload.ToString());
        Assert.Equal(about.Id, payload.Text("user", "id"));
    }

    /// <summary>The answer to a request to follow.</summary>
    public Task<JsonElement> Answer(Person who, Person about, bool accept) =>
        Do(who, "answerFollowRequest", "user { id }", new { userId = about.Id, accept });

    /// <summary>Somebody as somebody else sees them; null for nobody who is signed in.</summary>
    public async Task<JsonElement> See(Person? who, Person about, string selection)
    {
        var answer = await new GraphClient(graph.Address, who?.Token).Ask(
            $"query ($id: ID!) {{ userById(id: $id) {{ {selection} }} }}",
            new { id = about.Id }
        );
        return answer.Data.At("userById");
    }

    /// <summary>What is somebody's own.</summary>
    public async Task<JsonElement> Own(Person who, string selection)
    {
        var answer = await new GraphClient(graph.Address, who.Token).Ask($"{{ viewer {{ {selection} }} }}");
        return answer.Data.At("viewer");
    }

    internal sealed record Person(string Id, string Handle, string Token);
}
