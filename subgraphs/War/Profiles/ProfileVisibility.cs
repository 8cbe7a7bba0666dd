using Graph.Common.Identity;
using Graph.Common.Visibility;
using Graph.War.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.War.Profiles;

/// <summary>How much of profiles somebody sees: <c>subgraphs/README.md</c> has it as a table.</summary>
/// <remarks>
/// Nobody finds out that they are blocked by a profile that is gone, and front ends need a name to say why there is nothing: so a
/// profile that is not shown is a stub and not null.
/// </remarks>
internal static class ProfileVisibility
{
    /// <summary>The profiles as the viewer sees them, with one statement.</summary>
    public static async Task<IReadOnlyList<Profile>> SeenByAsync(
        this IQueryable<Profile> profiles,
        Viewer viewer,
        WarDbContext war,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            var found = await profiles.ToListAsync(cancellationToken);
            return [.. found.Select(profile => For(viewer, profile, isBlocked: false))];
        }

        IQueryable<Relation> relations = war.Relations;
        var viewerId = viewer.UserId.Value;
        var rows = await profiles
            .Select(profile => new
            {
                Profile = profile,
                IsBlocked = relations.Any(from => from.FromId == profile.Id && from.ToId == viewerId && from.Blocks),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => For(viewer, row.Profile, row.IsBlocked))];
    }

    /// <summary>A profile as the viewer sees it.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="profile">The profile as it is stored.</param>
    /// <param name="isBlocked">Whether the profile's owner blocks the viewer.</param>
    public static Profile For(Viewer viewer, Profile profile, bool isBlocked) =>
        viewer.Is(profile.Id) || viewer.IsModerator || (!isBlocked && TakesPart(profile.Status))
            ? profile
            : profile.ToStub();

    /// <summary>Whether an account of that status is shown, and may write. A status that nobody has thought of is not.</summary>
    public static bool TakesPart(AccountStatus status) =>
        status is AccountStatus.Active or AccountStatus.Inactive or AccountStatus.Limited;
}
