using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.War.Profiles;

namespace Graph.War.Tests.Profiles;

public sealed class ProfilesTests(WarDatabase war) : IClassFixture<WarDatabase>
{
    [Fact]
    public async Task Profiles_are_found_by_their_ids_with_one_statement()
    {
        var ada = await war.NewUser("Ada_1");
        var ben = await war.NewUser("ben_1");
        war.Statements.Clear();

        var profiles = await war.ByIds(ben.UserId!.Value, Guid.NewGuid(), ada.UserId!.Value);

        Assert.Equal(2, profiles.Count);
        Assert.Equal("ben_1", profiles[ben.UserId.Value].Handle);
        Assert.Equal("Ada_1", profiles[ada.UserId.Value].Handle);
        Assert.Equal(1, war.Statements.Count);
        Assert.Equal(AccountStatus.Active, profiles[ben.UserId.Value].Status);
        Assert.Equal(1, profiles[ben.UserId.Value].Version);
    }

    [Fact]
    public async Task A_handle_is_found_in_any_case_and_with_an_at_sign()
    {
        await war.NewUser("Ada_2");
        war.Statements.Clear();

        var profiles = await war.ByHandles(
            "ada_2",
            "ADA_2",
            "@Ada_2",
            "nobody",
            "",
            "a\0b",
            "no such handle",
            new string('a', 10_000)
        );

        Assert.Equal(["@Ada_2", "ADA_2", "ada_2"], profiles.Keys.Order(StringComparer.Ordinal));
        Assert.All(profiles.Values, profile => Assert.Equal("Ada_2", profile.Handle));
        Assert.Equal(1, war.Statements.Count);
        Assert.Empty(await war.ByHandles("?"));
        Assert.Equal(1, war.Statements.Count);
    }

    [Fact]
    public async Task What_is_absent_stays_and_null_clears()
    {
        var ada = await war.NewUser("ada_4");
        var first = await war.Update(
            ada,
            new ProfileChanges
            {
                DisplayName = " Ada ",
                Bio = "Two\nlines",
                Website = "https://ada.example/about",
                Location = "London",
            }
        );
        Assert.Equal("Ada", first.Value!.DisplayName);

        var second = await war.Update(ada, new ProfileChanges { Bio = new Optional<string?>(null), Location = " " });

        Assert.Equal("Ada", second.Value!.DisplayName);
        Assert.Null(second.Value.Bio);
        Assert.Null(second.Value.Location);
        Assert.Equal("https://ada.example/about", second.Value.Website);
        Assert.Equal(3, second.Value.Version);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var ada = await war.NewUser("ada_5");

        var result = await war.Update(
            ada,
            new ProfileChanges
            {
                DisplayName = "",
                Bio = new string('x', 301),
                Website = "javascript:alert(1)",
                Location = "two\nlines",
            }
        );

        Assert.Equal(
            [
                "The displayName is empty; it needs at least 1 character.",
                "The bio has 301 characters; at most 300 are allowed.",
                "The website 'javascript:alert(1)' is not a web address; write it with http:// or https://, "
                    + "without a user name, spaces, quotes or angle brackets.",
                "The location holds a line break, which cannot be stored.",
            ],
            result.Errors!.Cast<UserError>().Select(error => error.Message)
        );
        var cleared = await war.Update(ada, new ProfileChanges { DisplayName = new Optional<string?>(null) });
        Assert.Equal(
            "The displayName cannot be cleared; leave it out to keep it.",
            ((UserError)cleared.Errors![0]).Message
        );
    }

    [Fact]
    public async Task A_change_of_an_outdated_profile_is_refused()
    {
        var ada = await war.NewUser("ada_6");

        var ok = await war.Update(ada, new ProfileChanges { Bio = "1", ExpectedVersion = 1 });
        var late = await war.Update(ada, new ProfileChanges { Bio = "2", ExpectedVersion = 1 });

        Assert.Equal(2, ok.Value!.Version);
        Assert.IsType<ConflictError>(late.Errors![0]);
        Assert.Equal("1", (await war.ByIds(ada.UserId!.Value))[ada.UserId.Value].Bio);
    }

    [Fact]
    public async Task Of_many_changes_of_one_version_one_wins()
    {
        var ada = await war.NewUser("ada_7");

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i => Task.Run(() => war.Update(ada, new ProfileChanges { Bio = $"{i}", ExpectedVersion = 1 })))
        );

        Assert.Single(results, result => result.IsSuccess);
    }

    [Fact]
    public async Task Nobody_changes_a_profile_without_having_one()
    {
        var changes = new ProfileChanges { Bio = "x" };

        Assert.IsType<UnauthenticatedError>((await war.Update(Viewer.Anonymous, changes)).Errors![0]);
        Assert.IsType<NotFoundError>((await war.Update(Viewer.Of(Guid.NewGuid()), changes)).Errors![0]);
    }
}
