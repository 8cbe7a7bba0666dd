using Graph.Fusion.Composition;
using Snapshooter.Xunit;

namespace Graph.Fusion.Tests.Composition;

/// <summary>The small social graph with one fault at a time.</summary>
public sealed class SmallGraphTests
{
    [Fact]
    public void Without_its_lookup_fury_cannot_be_entered_from_war()
    {
        var result = With("fury", "profileById(id: ID!): Profile @lookup @internal", "");

        Assert.Equal(
            ["UNSATISFIABLE_QUERY_PATH Profile.posts", "UNSATISFIABLE_QUERY_PATH Profile.rank"],
            Composed.Errors(result)
        );
        Snapshot.Match(string.Join("\n\n", result.Log));
    }

    [Fact]
    public void A_public_lookup_of_the_same_name_is_not_shareable_in_either_schema() =>
        Assert.Equal(
            ["INVALID_FIELD_SHARING fury:Query.profile", "INVALID_FIELD_SHARING war:Query.profile"],
            Composed.Errors(
                With("fury", "profileById(id: ID!): Profile @lookup @internal", "profile(id: ID!): Profile @lookup")
            )
        );

    [Fact]
    public void A_field_that_is_shareable_in_death_only_is_an_error_in_war() =>
        Assert.Equal(
            ["INVALID_FIELD_SHARING war:Profile.followers"],
            Composed.Errors(
                With("war", "after: String): ProfileConnection! @shareable", "after: String): ProfileConnection!")
            )
        );

    [Fact]
    public void Without_its_lookup_war_cannot_be_entered_from_an_author() =>
        Assert.Equal(
            [
                "UNSATISFIABLE_QUERY_PATH Profile.createdAt",
                "UNSATISFIABLE_QUERY_PATH Profile.followersPerDay",
                "UNSATISFIABLE_QUERY_PATH Profile.rank",
            ],
            Composed.Errors(With("war", "profile(id: ID!): Profile @lookup", "profile(id: ID!): Profile"))
        );

    [Fact]
    public void A_field_of_a_shared_connection_can_be_in_one_schema_if_the_connection_can_be_read_there() =>
        Assert.Empty(
            Composed.Errors(
                With(
                    "death",
                    "type ProfileConnection @shareable { edges",
                    "type ProfileConnection @shareable { totalCount: Int! edges"
                )
            )
        );

    [Fact]
    public void A_field_of_a_shared_connection_is_out_of_reach_from_a_connection_of_another_schema()
    {
        var sources = SchemaFiles
            .Read("small")
            .Select(source =>
                source.Name switch
                {
                    "death" => source with
                    {
                        Text = source.Text.Replace(
                            "ProfileConnection @shareable {",
                            "ProfileConnection @shareable { totalCount: Int!"
                        ),
                    },
                    "war" => source with
                    {
                        Text = source.Text.Replace(
                            "createdAt: DateTime!",
                            "createdAt: DateTime! newest: ProfileConnection!"
                        ),
                    },
                    _ => source,
                }
            );

        var result = SchemaComposer.Compose([.. sources]);

        Assert.Equal(["UNSATISFIABLE_QUERY_PATH ProfileConnection.totalCount"], Composed.Errors(result));
        Snapshot.Match(string.Join("\n\n", result.Log));
    }

    [Fact]
    public void A_requirement_may_go_through_a_local_object() =>
        Assert.Empty(
            Composed.Errors(
                With("fury", "likes: Int!", "likes: Int! reach(n: Int! @require(field: \"author.followerCount\")): Int")
            )
        );

    private static CompositionResult With(string schema, string replace, string by)
    {
        IReadOnlyList<SourceSchema> sources = SchemaFiles.Read("small");
        Assert.Contains(sources, source => source.Name == schema && source.Text.Contains(replace));
        return SchemaComposer.Compose([
            .. sources.Select(source =>
                source.Name == schema ? source with { Text = source.Text.Replace(replace, by) } : source
            ),
        ]);
    }
}
