namespace Graph.EndToEnd.Tests.Visibility;

/// <summary>Who sees what, written by hand from what people expect and not from what any service does.</summary>
/// <remarks>
/// <c>list</c>: in lists for everybody, on the author's page and by id; <c>page</c>: on the author's page and by id; <c>id</c>: by id
/// alone; <c>-</c>: never.
/// </remarks>
internal static class VisibilityTable
{
    /// <summary>Those who look, in the order of the columns.</summary>
    public static readonly string[] Viewers =
    [
        "self",
        "stranger",
        "anonymous",
        "follower",
        "requested",
        "blocked",
        "blocking",
        "muting",
        "mentioned",
        "moderator",
    ];

    /// <summary>What posts may be.</summary>
    public static readonly string[] Visibilities = ["PUBLIC", "UNLISTED", "FOLLOWERS", "MENTIONED", "ONLY_ME"];

    /// <summary>What accounts may be.</summary>
    public static readonly string[] Accounts =
    [
        "active",
        "private",
        "suspended",
        "banned",
        "deletion_scheduled",
        "deleted",
    ];

    // Moderators see of who is sanctioned what everybody would see of them otherwise, and no more. Who is deleted has no page any more,
    // and sees their own by a token that is still good until it is removed.
    private const string Posts = """
        active     self stranger anonymous follower requested blocked blocking muting mentioned moderator
        PUBLIC     list list     list      list     list      -       -        page   list      list
        UNLISTED   page id       id        id       id        -       -        id     id        id
        FOLLOWERS  page -        -         page     -         -       -        -      -         -
        MENTIONED  page -        -         -        -         -       -        -      id        -
        ONLY_ME    page -        -         -        -         -       -        -      -         -

        private    self stranger anonymous follower requested blocked blocking muting mentioned moderator
        PUBLIC     page -        -         page     -         -       -        -      -         -
        UNLISTED   page -        -         id       -         -       -        -      -         -
        FOLLOWERS  page -        -         page     -         -       -        -      -         -
        MENTIONED  page -        -         -        -         -       -        -      id        -
        ONLY_ME    page -        -         -        -         -       -        -      -         -

        suspended  self stranger anonymous follower requested blocked blocking muting mentioned moderator
        PUBLIC     page -        -         -        -         -       -        -      -         page
        UNLISTED   page -        -         -        -         -       -        -      -         id
        FOLLOWERS  page -        -         -        -         -       -        -      -         -
        MENTIONED  page -        -         -        -         -       -        -      -         -
        ONLY_ME    page -        -         -        -         -       -        -      -         -

        banned     self stranger anonymous follower requested blocked blocking muting mentioned moderator
        PUBLIC     page -        -         -        -         -       -        -      -         page
        UNLISTED   page -        -         -        -         -       -        -      -         id
        FOLLOWERS  page -        -         -        -         -       -        -      -         -
        MENTIONED  page -        -         -        -         -       -        -      -         -
        ONLY_ME    page -        -         -        -         -       -        -      -         -

        deletion_scheduled self stranger anonymous follower requested blocked blocking muting mentioned moderator
        PUBLIC     page -        -         -        -         -       -        -      -         page
        UNLISTED   page -        -         -        -         -       -        -      -         id
        FOLLOWERS  page -        -         -        -         -       -        -      -         -
        MENTIONED  page -        -         -        -         -       -        -      -         -
        ONLY_ME    page -        -         -        -         -       -        -      -         -

        deleted    self stranger anonymous follower requested blocked blocking muting mentioned moderator
        PUBLIC     id   -        -         -        -         -       -        -      -         -
        UNLISTED   id   -        -         -        -         -       -        -      -         -
        FOLLOWERS  id   -        -         -        -         -       -        -      -         -
        MENTIONED  id   -        -         -        -         -       -        -      -         -
        ONLY_ME    id   -        -         -        -         -       -        -      -         -
        """;

    // full: all of the profile; name: who it is and what the account is; -: as if there were nobody.
    private const string Profiles = """
        profile    self stranger anonymous follower requested blocked blocking muting mentioned moderator
        active     full full     full      full     full      name    full     full   full      full
        private    full full     full      full     full      name    full     full   full      full
        suspended  full name     name      name     name      name    name     name   name      full
        banned     full name     name      name     name      name    name     name   name      full
        deleted    -    -        -         -        -         -       -        -      -         -
        """;

    private static readonly Dictionary<(string Account, string Visibility, string Viewer), string> PostCells = Read(
        Posts
    );

    private static readonly Dictionary<(string Account, string Visibility, string Viewer), string> ProfileCells = Read(
        Profiles
    );

    /// <summary>Where a viewer sees a post.</summary>
    public static string PostOf(string account, string visibility, string viewer) =>
        PostCells[(account, visibility, viewer)];

    /// <summary>What a viewer sees of a profile; null where the table says nothing yet.</summary>
    public static string? ProfileOf(string account, string viewer) =>
        ProfileCells.GetValueOrDefault(("profile", account, viewer));

    private static Dictionary<(string, string, string), string> Read(string table)
    {
        var cells = new Dictionary<(string, string, string), string>();
        foreach (var block in table.Split("\n\n"))
        {
            var rows = block
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .ToArray();
            Assert.Equal(Viewers, rows[0][1..]);
            foreach (var row in rows[1..])
            {
                for (var i = 0; i < Viewers.Length; i++)
                {
                    cells.Add((rows[0][0], row[0], Viewers[i]), row[i + 1]);
                }
            }
        }

        return cells;
    }
}
