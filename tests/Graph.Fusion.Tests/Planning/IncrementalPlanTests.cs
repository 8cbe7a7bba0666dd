using Graph.Execution;
using Graph.Fusion.Schemas;
using Graph.Testing;
using Snapshooter.Xunit;

namespace Graph.Fusion.Tests.Planning;

/// <summary>Plans of operations that defer something, over the project's own graph.</summary>
public sealed class IncrementalPlanTests
{
    private static readonly FusionSchema Graph = Plans.Compose([
        .. new[] { "death", "fury", "war" }.Select(name =>
            (name, File.ReadAllText(Path.Combine(SourceTree.Root, "schema", name + ".graphql")))
        ),
    ]);

    [Fact]
    public void What_is_deferred_is_a_branch_that_waits_for_nothing_but_its_keys() =>
        Snapshot.Match(
            Plans.PrintInParts(
                Graph,
                """
                query Headline {
                  posts(first: 20) {
                    nodes {
                      id
                      author { handle ... @defer(label: "counts") { followerCount viewerIsFollowing } }
                      ... @defer(label: "text") { content likeCount }
                    }
                  }
                }
                """
            )
        );

    [Fact]
    public void A_fragment_in_a_fragment_does_not_wait_for_it() =>
        Snapshot.Match(
            Plans.PrintInParts(
                Graph,
                """
                {
                  postById(id: "post_1") {
                    id
                    ... @defer(label: "outer") {
                      likeCount
                      author { handle ... @defer(label: "inner") { followerCount } }
                    }
                  }
                }
                """
            )
        );

    [Fact]
    public void A_root_field_that_is_deferred_is_asked_for_at_once() =>
        Snapshot.Match(
            Plans.PrintInParts(
                Graph,
                """{ userByHandle(handle: "ada") { handle } ... @defer { posts(first: 3) { nodes { id } } } }"""
            )
        );

    [Fact]
    public void Later_items_of_a_streamed_list_are_looked_up_apart() =>
        Snapshot.Match(
            Plans.PrintInParts(
                Graph,
                "{ posts(first: 20) { nodes @stream(initialCount: 3) { id author { handle } } } }"
            )
        );

    [Fact]
    public void Both_formats_are_planned_alike()
    {
        const string document = """
            { posts(first: 3) { nodes { id author { id } ... @defer { author { handle } } ... @defer { author { handle bio } } } } }
            """;

        Assert.Equal(
            Plans.PrintInParts(Graph, document),
            Plans.PrintInParts(Graph, document, IncrementalDeliveryFormat.PathBased)
        );
    }

    [Fact]
    public void Lists_in_lists_that_are_all_streamed_are_planned_in_time()
    {
        // Each list doubles what can come later: the parts must not.
        var document =
            "{ userById(id: \"user_1\") { "
            + string.Concat(Enumerable.Repeat("followers { nodes @stream { id handle ... @defer { bio } ", 16))
            + string.Concat(Enumerable.Repeat("} } ", 16))
            + "} }";

        Assert.StartsWith("query", Plans.PrintInParts(Graph, document), StringComparison.Ordinal);
    }
}
