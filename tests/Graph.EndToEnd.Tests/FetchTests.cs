using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>Which services a query costs, and how many requests and statements of each.</summary>
[Collection(DemoGraph.Name)]
public sealed class FetchTests(RunningGraph graph)
{
    [Fact]
    public async Task A_service_whose_fields_are_excluded_is_not_asked()
    {
        const string query =
            "query ($names: Boolean!, $counts: Boolean!) { posts(first: 5) { nodes { id "
            + "author { handle @include(if: $names) followerCount @skip(if: $counts) } } } }";

        Assert.Equal((Fury: 1, War: 1, Death: 0), await RequestsOf(query, new { names = true, counts = true }));
        Assert.Equal((Fury: 1, War: 0, Death: 1), await RequestsOf(query, new { names = false, counts = false }));
        Assert.Equal((Fury: 1, War: 0, Death: 0), await RequestsOf(query, new { names = false, counts = true }));
    }

    [Fact]
    public async Task What_one_service_knows_costs_no_other()
    {
        Assert.Equal(
            (Fury: 1, War: 0, Death: 0),
            await RequestsOf("{ posts(first: 5) { nodes { id content author { id __typename } } } }")
        );
        Assert.Equal(
            (Fury: 0, War: 1, Death: 0),
            await RequestsOf("{ userByHandle(handle: \"ada\") { displayName } }")
        );
        Assert.Equal((Fury: 0, War: 0, Death: 0), await RequestsOf("{ __schema { queryType { name } } }"));
    }

    [Fact]
    public async Task However_many_people_and_posts_are_nested_a_service_is_asked_once_per_level()
    {
        const string query = """
            {
              posts(first: 10) {
                nodes {
                  author {
                    handle
                    followers(first: 5) { nodes { handle posts(first: 2) { nodes { content likeCount } } } }
                  }
                }
              }
            }
            """;

        // Fury: the posts, then those of all followers together. War: authors and followers at once, because the answer
        // has to wait for the followers anyway; where these are late, as when a service answers for the first time, they do not.
        await RequestsOf(query);
        Assert.Equal((Fury: 2, War: 1, Death: 1), await RequestsOf(query));
        Assert.Equal(
            // Death: the pages, and whose lists the viewer may see.
            (2, 1, 2),
            (graph.Fury.Statements.Count, graph.War.Statements.Count, graph.Death.Statements.Count)
        );
    }

    private async Task<(int Fury, int War, int Death)> RequestsOf(string query, object? variables = null)
    {
        graph.ForgetTraffic();
        _ = (await graph.Anonymous().Ask(query, variables)).Data;
        return (
            graph.Fury.Traffic.Requests.Count,
            graph.War.Traffic.Requests.Count,
            graph.Death.Traffic.Requests.Count
        );
    }
}
