using Graph.Common.Ids;

namespace Graph.Common.Tests.Ids;

public sealed class TypeIdTests
{
    [Theory]
    // The examples of the TypeID specification.
    [InlineData("00000000-0000-0000-0000-000000000000", "user_00000000000000000000000000")]
    [InlineData("00000000-0000-0000-0000-000000000001", "user_00000000000000000000000001")]
    [InlineData("00000000-0000-0000-0000-00000000000a", "user_0000000000000000000000000a")]
    [InlineData("00000000-0000-0000-0000-000000000020", "user_00000000000000000000000010")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", "user_7zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("01890a5d-ac96-774b-bcce-b302099a8057", "user_01h455vb4pex5vsknk084sn02q")]
    public void An_id_is_its_prefix_and_its_uuid_in_base32(string uuid, string text)
    {
        Assert.Equal(text, TypeId.Format(IdKind.Of("User"), Guid.Parse(uuid)));
        Assert.True(TypeId.TryParse(text, IdKind.Of("User"), out var id, out var error), error);
        Assert.Equal(Guid.Parse(uuid), id);
    }

    [Theory]
    [InlineData(
        "user_01h455vb4pex5vsknk084sn02q",
        "'user_01h455vb4pex5vsknk084sn02q' is the id of a user; a post id (post_…) is expected."
    )]
    [InlineData("", "The id is empty; a post id (post_…) is expected.")]
    [InlineData("1", "'1' is not an id of this graph; a post id (post_…) is expected.")]
    [InlineData(
        "POST_01h455vb4pex5vsknk084sn02q",
        "'POST_01h455vb4pex5vsknk084sn02q' is not an id of this graph; a post id (post_…) is expected."
    )]
    [InlineData(
        "post_01h455",
        "'post_01h455' is not the id of a post: after 'post_' it has 6 characters instead of 26."
    )]
    [InlineData(
        "post_01h455vb4pex5vsknk084sn0lq",
        "'post_01h455vb4pex5vsknk084sn0lq' is not the id of a post: it holds the character 'l', and ids are written with 0-9 and a-z without i, l, o and u."
    )]
    [InlineData(
        "post_8zzzzzzzzzzzzzzzzzzzzzzzzz",
        "'post_8zzzzzzzzzzzzzzzzzzzzzzzzz' is not the id of a post: the character after 'post_' is '8', and no id is larger than '7'."
    )]
    [InlineData("<script>\u0001", "'<script>�' is not an id of this graph; a post id (post_…) is expected.")]
    public void What_is_not_an_id_of_that_kind_is_refused_with_a_sentence(string text, string message)
    {
        Assert.False(TypeId.TryParse(text, IdKind.Of("Post"), out var id, out var error));
        Assert.Equal(message, error);
        Assert.Equal(Guid.Empty, id);
    }

    [Theory]
    [InlineData("Post", "post", "post")]
    [InlineData("DirectMessage", "directmessage", "direct message")]
    public void Prefix_and_noun_come_from_the_types_name(string type, string prefix, string noun)
    {
        var kind = IdKind.Of(type);

        Assert.Equal((prefix, noun), (kind.Prefix, kind.Noun));
        Assert.StartsWith(prefix + "_", TypeId.Format(kind, Guid.NewGuid()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_of_a_type_that_only_another_service_knows_is_called_by_its_prefix()
    {
        TypeId.TryParse("comment_01h455vb4pex5vsknk084sn02q", IdKind.Of("Post"), out _, out var error);

        Assert.Equal(
            "'comment_01h455vb4pex5vsknk084sn02q' is the id of a comment; a post id (post_…) is expected.",
            error
        );
    }

    [Fact]
    public void A_long_text_is_quoted_in_part()
    {
        TypeId.TryParse(new string('x', 100_000), IdKind.Of("Post"), out _, out var error);

        Assert.InRange(error!.Length, 60, 140);
    }
}
