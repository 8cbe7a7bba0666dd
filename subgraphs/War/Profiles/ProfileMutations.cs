using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.War.Database;

namespace Graph.War.Profiles;

/// <summary>How users present themselves.</summary>
[MutationType]
internal static class ProfileMutations
{
    /// <summary>Changes the viewer's profile: what is absent stays as it is, null clears.</summary>
    /// <param name="displayName">1 to 50 characters; it cannot be cleared.</param>
    /// <param name="bio">Up to 300 characters, in several lines.</param>
    /// <param name="website">An http or https URL of up to 200 characters.</param>
    /// <param name="location">Up to 60 characters.</param>
    /// <param name="isPrivate">
    /// Whether following needs the viewer's consent, and only followers see what the viewer publishes; it cannot be cleared. Who becomes
    /// public accepts everybody who waits for consent.
    /// </param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<Profile>> UpdateProfile(
        Optional<string?> displayName,
        Optional<string?> bio,
        Optional<string?> website,
        Optional<string?> location,
        Optional<bool?> isPrivate,
        WarDbContext war,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var changes = new ProfileChanges
        {
            DisplayName = displayName,
            Bio = bio,
            Website = website,
            Location = location,
            IsPrivate = isPrivate,
        };
        return await ProfileWriter.Update(war, viewer, changes, cancellationToken);
    }
}
