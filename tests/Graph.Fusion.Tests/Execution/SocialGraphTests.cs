using System.Text.Json;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution;

/// <summary>Queries across three sources that all answer.</summary>
public sealed class SocialGraphTests : IAsyncLifetime
{
    private SocialWorld _world = null!;
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _world = await SocialWorld.StartAsync();
        _gateway = new TestGateway(_world.All);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_post_its_author_and_the_authors_followers_come_from_three_sources()
    {
        var response = await _gateway.ExecuteAsync(
            "{ postById(id: \"post_4\") { id likeCount author { id handle displayName followerCount } } }"
        );

        Assert.Equal(
            """{"data":{"postById":{"id":"post_4","likeCount":40,"author":{"id":"user_1","handle":"h1","displayName":"Name 1","followerCount":200}}}}""",
            response
        );
    }

    [Fact]
    public async Task Twenty_posts_cost_what_one_costs()
    {
        await _gateway.ExecuteAsync(
            "{ posts(first: 20) { nodes { author { displayName followerCount viewerIsFollowing } } } }"
        );

        Assert.Single(_world.Fury.Requests);
        Assert.Single(_world.War.Requests);
        Assert.Single(_world.Death.Requests);
    }

    [Fact]
    public async Task Each_different_key_is_asked_once()
    {
        await _gateway.ExecuteAsync("{ posts(first: 20) { nodes { author { followerCount } } } }");

        using var request = JsonDocument.Parse(_world.Death.Requests.Single());
        var sets = request.RootElement.GetProperty("variables").EnumerateArray().Select(set => set.GetRawText());
        Assert.Equal(["""{"id":"user_1"}""", """{"id":"user_2"}""", """{"id":"user_0"}"""], sets);
    }

    [Fact]
    public async Task War_and_Death_are_asked_at_the_same_time()
    {
        var warWasAsked = new TaskCompletionSource();
        var deathWasAsked = new TaskCompletionSource();
        _world.War.Before = async _ =>
        {
            warWasAsked.SetResult();
            await deathWasAsked.Task.WaitAsync(TimeSpan.FromSeconds(5));
        };
        _world.Death.Before = async _ =>
        {
            deathWasAsked.SetResult();
            await warWasAsked.Task.WaitAsync(TimeSpan.FromSeconds(5));
        };

        var response = await _gateway.ExecuteAsync("{ postById(id: \"post_1\") { author { handle followerCount } } }");

        Assert.Equal("""{"data":{"postById":{"author":{"handle":"h1","followerCount":200}}}}""", response);
    }

    [Fact]
    public async Task Strings_arrive_byte_for_byte_as_the_source_wrote_them()
    {
        var response = await _gateway.ExecuteAsync("{ postById(id: \"post_1\") { content author { handle } } }");

        using var json = JsonDocument.Parse(response);
        Assert.Equal(
            "post_1: \"quoted\" \\ / \n\t \u0001 ü € 😀",
            json.RootElement.GetProperty("data").GetProperty("postById").GetProperty("content").GetString()
        );
    }

    [Fact]
    public async Task Aliases_fragments_and_typename_are_the_clients_own()
    {
        var response = await _gateway.ExecuteAsync(
            """
            query($one: ID!) {
              __typename
              a: postById(id: $one) { ...Post }
              b: postById(id: "post_2") { ...Post ... on Post { n: likeCount } }
            }
            fragment Post on Post { __typename key: id author { t: __typename who: handle id: followerCount } }
            """,
            """{"one":"post_1"}"""
        );

        Assert.Equal(
            """{"data":{"__typename":"Query","a":{"__typename":"Post","key":"post_1","author":{"t":"User","who":"h1","id":200}},"b":{"__typename":"Post","key":"post_2","author":{"t":"User","who":"h2","id":300},"n":20}}}""",
            response
        );
    }

    [Fact]
    public async Task A_requirement_is_fetched_from_its_source_and_handed_over()
    {
        var response = await _gateway.ExecuteAsync("{ postById(id: \"post_2\") { author { badge followerCount } } }");

        Assert.Equal("""{"data":{"postById":{"author":{"badge":"h2 has followers","followerCount":300}}}}""", response);
        Assert.Single(_world.Death.Requests);
    }

    [Fact]
    public async Task Conditions_decide_at_run_time_what_is_fetched_with_one_plan()
    {
        const string Query =
            "query($f: Boolean!) { postById(id: \"post_1\") { author { handle followerCount @include(if: $f) } } }";

        var without = await _gateway.ExecuteAsync(Query, """{"f":false}""");
        Assert.Empty(_world.Death.Requests);
        var with = await _gateway.ExecuteAsync(Query, """{"f":true}""");

        Assert.Equal("""{"data":{"postById":{"author":{"handle":"h1"}}}}""", without);
        Assert.Equal("""{"data":{"postById":{"author":{"handle":"h1","followerCount":200}}}}""", with);
        Assert.Equal(1, _gateway.Executor.PlannedOperations);
    }

    [Fact]
    public async Task A_field_under_two_conditions_is_there_if_one_of_them_holds()
    {
        const string Query = """
            query($a: Boolean!, $b: Boolean = true) {
              postById(id: "post_1") { id likeCount @skip(if: $a) ... @include(if: $b) { likeCount } }
            }
            """;

        Assert.Equal(
            """{"data":{"postById":{"id":"post_1"}}}""",
            await _gateway.ExecuteAsync(Query, """{"a":true,"b":false}""")
        );
        Assert.Equal(
            """{"data":{"postById":{"id":"post_1","likeCount":10}}}""",
            await _gateway.ExecuteAsync(Query, """{"a":true}""")
        );
    }

    [Fact]
    public async Task An_entity_that_its_owner_does_not_know_has_null_fields_and_no_more()
    {
        var response = await _gateway.ExecuteAsync(
            "{ postById(id: \"post_3\") { id author { id displayName followerCount } } }"
        );

        Assert.Equal(
            """{"data":{"postById":{"id":"post_3","author":{"id":"user_0","displayName":null,"followerCount":100}}}}""",
            response
        );
    }

    [Fact]
    public async Task A_null_in_a_non_null_field_goes_up_to_the_first_field_that_can_be_null()
    {
        var response = await _gateway.ExecuteAsync("{ postById(id: \"post_3\") { id author { handle } } }");

        Assert.Equal(
            """{"errors":[{"message":"'User.handle' is non-null, but its source has no value for it: it does not know the object, or gave null.","locations":[{"line":1,"column":40}],"path":["postById","author","handle"],"extensions":{"code":"NULL_VALUE"}}],"data":{"postById":null}}""",
            response
        );
    }

    [Fact]
    public async Task Mutations_run_one_after_the_other_each_with_everything_below_it()
    {
        var order = new List<string>();
        Task Note(string name)
        {
            lock (order)
            {
                order.Add(name);
            }

            return Task.CompletedTask;
        }

        _world.Fury.Before = _ => Note("fury");
        _world.War.Before = body => Note(body.Contains("mutation", StringComparison.Ordinal) ? "war" : "war lookup");
        _world.Death.Before = _ => Note("death");

        var response = await _gateway.ExecuteAsync(
            """
            mutation {
              createPost(input: { content: "x" }) { post { id author { handle } } }
              renameUser(input: { id: "user_1", name: "y" }) { user { handle followerCount } }
              again: createPost(input: { content: "z" }) { post { id } }
            }
            """
        );

        Assert.Equal(
            """{"data":{"createPost":{"post":{"id":"post_77","author":{"handle":"h2"}}},"renameUser":{"user":{"handle":"h1","followerCount":200}},"again":{"post":{"id":"post_77"}}}}""",
            response
        );
        Assert.Equal(["fury", "war lookup", "war", "death", "fury"], order);
    }

    [Fact]
    public async Task A_node_is_found_by_the_prefix_of_its_id()
    {
        var response = await _gateway.ExecuteAsync(
            """
            {
              post: node(id: "post_1") { __typename id ... on Post { likeCount author { handle } } }
              user: node(id: "user_2") { id ... on User { handle followerCount } }
              none: node(id: "post_404") { id }
            }
            """
        );

        Assert.Equal(
            """{"data":{"post":{"__typename":"Post","id":"post_1","likeCount":10,"author":{"handle":"h1"}},"user":{"id":"user_2","handle":"h2","followerCount":300},"none":null}}""",
            response
        );
    }

    [Fact]
    public async Task Nodes_keep_the_order_of_their_ids()
    {
        var response = await _gateway.ExecuteAsync(
            "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Post { likeCount } ... on User { displayName } } }",
            """{"ids":["user_1","post_2","post_404","post_2"]}"""
        );

        Assert.Equal(
            """{"data":{"nodes":[{"id":"user_1","displayName":"Name 1"},{"id":"post_2","likeCount":20},null,{"id":"post_2","likeCount":20}]}}""",
            response
        );
    }

    [Fact]
    public async Task An_id_of_no_type_is_an_error_that_says_what_an_id_is()
    {
        var response = await _gateway.ExecuteAsync("{ node(id: \"what\") { id } }");

        Assert.Equal(
            """{"errors":[{"message":"'what' is no id of this graph: an id is a type's prefix, an underscore and the id itself, like 'post_…'.","locations":[{"line":1,"column":3}],"path":["node"],"extensions":{"code":"UNKNOWN_ID"}}],"data":{"node":null}}""",
            response
        );
    }

    [Fact]
    public async Task Introspection_is_answered_by_the_gateway_beside_other_fields()
    {
        var response = await _gateway.ExecuteAsync(
            """{ __schema { queryType { ...N } } __type(name: "Post") { name } postById(id: "post_1") { id } } fragment N on __Type { name }"""
        );

        Assert.Equal(
            """{"data":{"__schema":{"queryType":{"name":"Query"}},"__type":{"name":"Post"},"postById":{"id":"post_1"}}}""",
            response
        );
        Assert.Single(_world.Fury.Requests);
    }

    [Fact]
    public async Task Several_sets_of_variables_are_answered_one_by_one()
    {
        var responses = await _gateway.ExecuteAllAsync(
            "query($id: ID!) { postById(id: $id) { likeCount } }",
            ["""{"id":"post_1"}""", """{}""", """{"id":"post_3"}"""]
        );

        Assert.Equal("""{"data":{"postById":{"likeCount":10}}}""", responses[0]);
        Assert.Contains("was not provided", responses[1], StringComparison.Ordinal);
        Assert.Equal("""{"data":{"postById":{"likeCount":30}}}""", responses[2]);
    }

    [Fact]
    public async Task Variables_go_only_where_they_are_used()
    {
        await _gateway.ExecuteAsync(
            "query($n: Int = 2, $unused: Int) { posts(first: $n) { nodes { author { followers(first: $unused) { handle } } } } }",
            """{"unused":1}"""
        );

        Assert.DoesNotContain("unused", _world.Fury.Requests.Single(), StringComparison.Ordinal);
        Assert.Contains("$n: Int = 2", _world.Fury.Requests.Single(), StringComparison.Ordinal);
        Assert.Contains("\"unused\":1", _world.Death.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_reach_every_source()
    {
        _gateway.Context.Propagate("Authorization", "Bearer abc");

        await _gateway.ExecuteAsync("{ postById(id: \"post_1\") { author { handle } } }");

        Assert.Equal("Bearer abc", _world.Fury.LastHeaders.Authorization);
        Assert.Equal("Bearer abc", _world.War.LastHeaders.Authorization);
    }

    [Fact]
    public async Task The_plan_comes_with_the_response_where_it_is_asked_for()
    {
        _gateway.Context.IncludeQueryPlan = true;

        var response = await _gateway.ExecuteAsync(
            "query Q { postById(id: \"post_1\") { author { handle followerCount } } }"
        );

        using var json = JsonDocument.Parse(response);
        var extensions = json.RootElement.GetProperty("extensions");
        Assert.Equal(64, extensions.GetProperty("queryPlanHash").GetString()!.Length);
        var root = extensions.GetProperty("queryPlan").GetProperty("rootNode");
        Assert.Equal("Sequence", root.GetProperty("type").GetString());
        Assert.Equal(
            ["Resolve", "Parallel"],
            root.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("type").GetString()!)
        );
    }

    [Theory]
    [InlineData("{ posts { nodes { nope } } }", "nope")]
    [InlineData("{ posts { nodes { id } ", "Expected")]
    [InlineData("query A { __typename } query B { __typename }", "operation")]
    public async Task A_request_that_is_wrong_is_refused_before_anything_is_asked(string document, string expected)
    {
        var response = await _gateway.ExecuteAsync(document);

        Assert.StartsWith("{\"errors\":", response, StringComparison.Ordinal);
        Assert.Contains(expected, response, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"data\"", response, StringComparison.Ordinal);
        Assert.Empty(_world.Fury.Requests);
    }
}
