using Graph.Fusion.Schemas;
using Graph.Testing;
using Snapshooter.Xunit;

namespace Graph.Fusion.Tests.Planning;

/// <summary>Plans over the project's own graph, from the source schemas under <c>schema/</c>.</summary>
public sealed class HeadlinePlanTests
{
    private static readonly FusionSchema Graph = Plans.Compose([
        .. new[] { "death", "fury", "war" }.Select(name =>
            (name, File.ReadAllText(Path.Combine(SourceTree.Root, "schema", name + ".graphql")))
        ),
    ]);

    [Fact]
    public void The_headline_query_is_three_requests_in_two_waves() =>
        Snapshot.Match(
            Plans.Print(
                Graph,
                """
                query Headline {
                  posts(first: 20) {
                    nodes { id content likeCount author { handle displayName followerCount viewerIsFollowing } }
                  }
                }
                """
            )
        );
}
