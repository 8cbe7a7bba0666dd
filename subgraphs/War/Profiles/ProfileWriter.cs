using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Events.Outbox;
using Graph.Common.Identity;
using Graph.Common.Visibility;
using Graph.Events.War;
using Graph.War.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.War.Profiles;

/// <summary>Changes profiles.</summary>
internal static class ProfileWriter
{
    /// <summary>Changes the viewer's own profile: writes what is given and nothing else, and tells others.</summary>
    /// <returns>
    /// The profile as it is now, or <see cref="ValidationError"/>s, a <see cref="ConflictError"/> (it has changed since
    /// the expected version), a <see cref="NotFoundError"/>, an <see cref="UnauthenticatedError"/> (nobody is signed in) or a
    /// <see cref="ForbiddenError"/> (the account does not take part).
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

        return await war
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(token => ChangeAsync(war, viewer.UserId.Value, changes, token), cancellationToken);
    }

    /// <summary>The change and what others hear of it are one transaction.</summary>
    private static async Task<FieldResult<Profile>> ChangeAsync(
        WarDbContext war,
        Guid userId,
        ProfileChanges changes,
        CancellationToken cancellationToken
    )
    {
        // What an attempt before this one has left behind, which was rolled back.
        war.ChangeTracker.Clear();
        await using var transaction = await war.Database.BeginTransactionAsync(cancellationToken);
        var profiles = war.Profiles.AsNoTracking().Where(profile => profile.Id == userId);
        var changed = await profiles
            .Where(profile => changes.ExpectedVersion == null || profile.Version == changes.ExpectedVersion)
            .Where(profile =>
                profile.Status == AccountStatus.Active
                || profile.Status == AccountStatus.Inactive
                || profile.Status == AccountStatus.Limited
            )
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

                    if (changes.IsPrivate is { HasValue: true, Value: { } isPrivate })
                    {
                        profile.SetProperty(x => x.IsPrivate, isPrivate);
                    }
                },
                cancellationToken
            );
        if (await profiles.SingleOrDefaultAsync(cancellationToken) is not { } current)
        {
            return new NotFoundError("You have no profile yet.");
        }

        if (!ProfileVisibility.TakesPart(current.Status))
        {
            return Participants.RefusalOf(AccountStatusText.Format(current.Status));
        }

        if (changed == 0)
        {
            return new ConflictError(
                $"The profile has changed since you read version {changes.ExpectedVersion}; read it again and repeat the change.",
                "input",
                "expectedVersion"
            );
        }

        war.Publish(
            new ProfileChanged(current.Id, current.Handle, current.DisplayName, current.IsPrivate, current.Version),
            current.Version
        );
        await war.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return current;
    }
}
