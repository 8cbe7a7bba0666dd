using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.War.Profiles;

namespace Graph.War.Tests.Profiles;

/// <summary>How much of a profile others see, and that who is sanctioned does not change theirs.</summary>
public sealed class ProfileVisibilityTests(WarDatabase war) : IClassFixture<WarDatabase>
{
    [Fact]
    public async Task Who_is_blocked_sees_who_it_is_and_nothing_else_and_still_with_one_statement()
    {
        var (ada, ben) = (await NewUserWithBio("ada_b1"), await NewUserWithBio("ben_b1"));
        await BlockAsync(ada, ben);
        war.Statements.Clear();

        var seen = (await war.ByIds(ben, ada.UserId!.Value, ben.UserId!.Value))[ada.UserId.Value];

        Assert.Equal(1, war.Statements.Count);
        Assert.Equal(("ada_b1", "ada_b1"), (seen.Handle, seen.DisplayName));
        Assert.All([seen.Bio, seen.Website, seen.Location, seen.AvatarUrl], Assert.Null);
        Assert.Null((await war.ByHandles(ben, "Ada_b1"))["Ada_b1"].Bio);
    }

    [Fact]
    public async Task Who_blocks_still_sees_whom_they_have_blocked_and_so_does_everybody_else()
    {
        var (ada, ben) = (await NewUserWithBio("ada_b2"), await NewUserWithBio("ben_b2"));
        await BlockAsync(ada, ben);

        Assert.Equal("Something.", (await war.ByIds(ada, ben.UserId!.Value))[ben.UserId.Value].Bio);
        Assert.Equal("Something.", (await war.ByIds(ada.UserId!.Value))[ada.UserId.Value].Bio);
    }

    [Theory]
    [InlineData("SUSPENDED", "suspended")]
    [InlineData("BANNED", "banned")]
    public async Task Who_is_sanctioned_is_a_name_to_all_but_moderators_and_changes_nothing(string status, string word)
    {
        var ada = await NewUserWithBio($"ada_{word}");
        await RunAsync($"update profiles set status = '{status}' where id = '{ada.UserId}'");
        var id = ada.UserId!.Value;

        Assert.Null((await war.ByIds(id))[id].Bio);
        Assert.Null((await war.ByIds(await war.NewUser($"ben_{word}"), id))[id].Bio);
        Assert.Equal("Something.", (await war.ByIds(Moderator(), id))[id].Bio);
        Assert.Equal("Something.", (await war.ByIds(ada, id))[id].Bio);
        var refused = await war.Update(ada, new ProfileChanges { Bio = "Changed." });
        var error = Assert.IsType<ForbiddenError>(Assert.Single(refused.Errors!));
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.Equal("Something.", (await war.ByIds(ada, id))[id].Bio);
    }

    [Fact]
    public void A_status_that_nobody_has_thought_of_does_not_take_part()
    {
        Assert.All(
            Enum.GetValues<AccountStatus>(),
            status =>
                Assert.Equal(
                    status is AccountStatus.Active or AccountStatus.Inactive or AccountStatus.Limited,
                    ProfileVisibility.TakesPart(status)
                )
        );
        Assert.False(ProfileVisibility.TakesPart((AccountStatus)99));
    }

    private static Viewer Moderator() => Viewer.Of(Guid.NewGuid(), null, ["users:sanction"]);

    private async Task<Viewer> NewUserWithBio(string handle)
    {
        var user = await war.NewUser(handle);
        await RunAsync(
            $"update profiles set bio = 'Something.', website = 'https://a.example', location = 'Here', avatar_url = 'https://a.example/a.png' where id = '{user.UserId}'"
        );
        return user;
    }

    private Task BlockAsync(Viewer from, Viewer to) =>
        RunAsync(
            $"insert into relations (from_id, to_id, blocks, version) values ('{from.UserId}', '{to.UserId}', true, 1)"
        );

    private async Task RunAsync(string sql)
    {
        await using var command = war.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
