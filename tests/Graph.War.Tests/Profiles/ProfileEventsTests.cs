using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Events.Rebuilding;
using Graph.Events.War;
using Graph.War.Profiles;

namespace Graph.War.Tests.Profiles;

/// <summary>What other services hear of profiles.</summary>
public sealed class ProfileEventsTests(WarDatabase war) : IClassFixture<WarDatabase>
{
    [Fact]
    public async Task A_change_is_told_with_all_that_others_have_to_know_and_its_version()
    {
        var ada = await war.NewUser("ada_events");

        var changed = await war.Update(ada, new ProfileChanges { DisplayName = "Ada L.", IsPrivate = true });

        Assert.True(changed.Value!.IsPrivate);
        Assert.Equal(
            "2 war.profile.changed 1 {\"handle\": \"ada_events\", \"version\": 2, \"isPrivate\": true, \"displayName\": \"Ada L.\"}",
            await EventsOf(ada.UserId!.Value, "concat_ws(' ', sequence, type, type_version, data - 'userId')")
        );
    }

    [Fact]
    public async Task What_is_refused_is_not_told()
    {
        var ada = await war.NewUser("ada_refused");
        await war.Update(ada, new ProfileChanges { Bio = "x" });

        var refused = await war.Update(ada, new ProfileChanges { IsPrivate = new Optional<bool?>(null) });
        var late = await war.Update(ada, new ProfileChanges { IsPrivate = true, ExpectedVersion = 1 });

        Assert.Equal(
            "The isPrivate cannot be cleared; leave it out to keep it.",
            Assert.IsType<ValidationError>(refused.Errors![0]).Message
        );
        Assert.IsType<ConflictError>(late.Errors![0]);
        Assert.Equal("1", await EventsOf(ada.UserId!.Value, "count(*)"));
    }

    [Fact]
    public async Task Everybodys_profile_is_told_again_in_pages()
    {
        var ada = await war.NewUser("ada_again");
        var ben = await war.NewUser("ben_again");
        await war.Update(ben, new ProfileChanges { IsPrivate = true });
        var snapshot = new ProfileSnapshot();
        var all = new List<ProfileChanged>();
        AggregateState? last = null;
        while (await snapshot.ReadAsync(war.Source, last, 1, default) is { Count: > 0 } page)
        {
            all.AddRange(page.Select(state => (ProfileChanged)state.Event));
            last = page[^1];
        }

        Assert.Equal(await war.Scalar<long>("select count(*) from profiles"), all.Count);
        Assert.Contains(new ProfileChanged(ada.UserId!.Value, "ada_again", "ada_again", false, 1), all);
        Assert.Contains(new ProfileChanged(ben.UserId!.Value, "ben_again", "ben_again", true, 2), all);
    }

    [Theory]
    [InlineData("https://a.example/\"onload=")]
    [InlineData("https://a.example/<b>")]
    [InlineData("https://a.example/a b")]
    [InlineData("https://a.example/\u202egpj.exe")]
    [InlineData("https://user@a.example/")]
    public async Task A_website_that_could_end_an_attribute_or_deceive_is_refused(string website)
    {
        var ada = await war.NewUser($"ada_{Guid.NewGuid().ToString("N")[..12]}");

        var refused = await war.Update(ada, new ProfileChanges { Website = website });

        Assert.Equal(["input", "website"], Assert.IsType<ValidationError>(refused.Errors![0]).Path);
    }

    private Task<string> EventsOf(Guid userId, string columns) =>
        war.Scalar<string>($"select ({columns})::text from outbox where aggregate_id = '{userId}'");
}
