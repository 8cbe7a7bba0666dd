using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.War.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.War.Profiles;

/// <summary>Changes profiles.</summary>
internal static class ProfileWriter
{
    /// <summary>Changes the viewer's own profile: one statement that writes what is given and nothing else, and one that reads.</summary>
    /// <returns>
    /// The profile as it is now, or <see cref="ValidationError"/>s, a <see cref="ConflictError"/> (it has changed since
    /// the expected version), a <see cref="NotFoundError"/> or an <see cref="UnauthenticatedError"/> (nobody is signed in).
    /// </returns>
    public static async Task<FieldResult<Profile>> Update(
        WarDbContext war,
        Viewer viewer,
        ProfileChanges changes,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to change your profile.");
        }

        var errors = new List<UserError>();
        changes = ProfileRules.Apply(changes, errors);
        if (errors.Count > 0)
        {
            return new FieldFailure(errors);
        }

        var profiles = war.Profiles.AsNoTracking().Where(profile => profile.Id == viewer.UserId.Value);
        var changed = await profiles
            .Where(profile => changes.ExpectedVersion == null || profile.Version == changes.ExpectedVersion)
            .ExecuteUpdateAsync(
                profile =>
                {
                    profile.SetProperty(x => x.Version, x => x.Version + 1);
                    if (changes.DisplayName is { HasValue: true, Value: { } displayName })
                    {
                        profile.SetProperty(x => x.DisplayName, displayName);
                    }

                    if (changes.Bio.HasValue)
                    {
                        profile.SetProperty(x => x.Bio, changes.Bio.Value);
                    }

                    if (changes.Website.HasValue)
                    {
                        profile.SetProperty(x => x.Website, changes.Website.Value);
                    }

                    if (changes.Location.HasValue)
                    {
                        profile.SetProperty(x => x.Location, changes.Location.Value);
                    }
                },
                cancellationToken
            );
        if (await profiles.SingleOrDefaultAsync(cancellationToken) is not { } current)
        {
            return new NotFoundError("You have no profile yet.");
        }

        return changed > 0
            ? current
            : new ConflictError(
                $"The profile has changed since you read version {changes.ExpectedVersion}; read it again and repeat the change.",
                "input",
                "expectedVersion"
            );
    }
}
