using System.Text.Json;
using Graph.Fusion.Composition;
using Graph.Fusion.Schemas;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>
/// Subgraphs that speak as HotChocolate does, batching on and off, with source schemas as it prints them: they join
/// unchanged, and nothing that a client sees tells the difference.
/// </summary>
public sealed class HotChocolateSourceTests : IAsyncLifetime
{
    /// <summary>Death's schema: arguments without commas, no keys, definitions of what it uses.</summary>
    private const string Death = """"
        schema {
          query: Query
        }

        type Query {
          deathUser(id: ID!): User @lookup @internal
        }

        type User {
          followerCount: Int
          viewerIsFollowing: Boolean!
          badge(handle: String! @require(field: "handle")): String
          followers(first: Int! = 2): [User]!
          broken: Int
          id: ID!
        }

        """The @lookup directive is used within a source schema to specify output fields that can be used by the gateway."""
        directive @lookup on FIELD_DEFINITION

        directive @internal on OBJECT | FIELD_DEFINITION

        directive @require(field: FieldSelectionMap!) on ARGUMENT_DEFINITION

        scalar FieldSelectionMap

        scalar FieldSelectionSet
        """";

    private SocialWorld _world = null!;

    public async Task InitializeAsync() => _world = await SocialWorld.StartAsync();

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Theory]
    [InlineData(true, "{ posts(first: 5) { nodes { id content author { handle displayName followerCount badge } } } }")]
    [InlineData(
        false,
        "{ posts(first: 5) { nodes { id content author { handle displayName followerCount badge } } } }"
    )]
    [InlineData(
        true,
        "{ a: postById(id: \"post_1\") { author { followers(first: 3) { displayName posts { likeCount } } broken } } b: userById(id: \"user_1\") { followerCount } }"
    )]
    [InlineData(
        false,
        "{ a: postById(id: \"post_1\") { author { followers(first: 3) { displayName posts { likeCount } } broken } } b: userById(id: \"user_1\") { followerCount } }"
    )]
    [InlineData(
        true,
        "mutation { renameUser(input: { id: \"user_1\", name: \"n\" }) { user { displayName followerCount } } }"
    )]
    [InlineData(
        false,
        "mutation { renameUser(input: { id: \"user_1\", name: \"n\" }) { user { displayName followerCount } } }"
    )]
    public async Task They_join_unchanged(bool batches, string document)
    {
        using var plain = new TestGateway(_world.All);
        var expected = await plain.ExecuteAsync(document);
        _world.Death.Source = new SourceSchema("death", Death, new SourceSchemaSettings());
        foreach (var subgraph in _world.All)
        {
            subgraph.Instead = new HotChocolateHabits(subgraph, batches).AnswerAsync;
        }

        using var gateway = new TestGateway(_world.All);

        Assert.Equal(expected, await gateway.ExecuteAsync(document));
        Assert.Equal(expected, await gateway.ExecuteAsync(document));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_are_such_as_its_own_gateway_sends(bool batches)
    {
        foreach (var subgraph in _world.All)
        {
            subgraph.Instead = new HotChocolateHabits(subgraph, batches).AnswerAsync;
        }

        using var gateway = new TestGateway(_world.All);
        await gateway.ExecuteAsync("{ posts(first: 5) { nodes { author { followerCount } } } }");

        foreach (var body in _world.All.SelectMany(subgraph => subgraph.Requests))
        {
            using var json = JsonDocument.Parse(body);
            JsonElement[] requests =
                json.RootElement.ValueKind == JsonValueKind.Array
                    ? [.. json.RootElement.EnumerateArray()]
                    : [json.RootElement];
            foreach (var request in requests)
            {
                Assert.Equal(["query", "variables"], request.EnumerateObject().Select(member => member.Name));
            }
        }
    }
}
