using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Common.Input;
using Graph.Identity.Accounts;

namespace Graph.Identity.Sanctions;

/// <summary>What moderators do about people.</summary>
[MutationType]
internal static class SanctionMutations
{
    private static readonly TextRule Reason = new("reason", 1, 500);

    /// <summary>
    /// Keeps somebody from signing in, until a time or for good, in place of a sanction that there may be. All of their sessions end within
    /// seconds. It needs the permission <c>users:sanction</c>, and a role above theirs.
    /// </summary>
    /// <param name="userId">Whom.</param>
    /// <param name="until">When it ends: then they are suspended. Without it they are banned.</param>
    /// <param name="reason">Why, 1 to 500 characters; the person reads it when they try to sign in.</param>
    [PayloadField("sanction")]
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    [Error<NotFoundError>]
    [Error<ValidationError>]
    public static async Task<FieldResult<Sanction>> SanctionUser(
        [ID<User>] Guid userId,
        DateTimeOffset? until,
        string reason,
        Viewer viewer,
        SanctionStore sanctions,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (Permissions.Check(viewer, Permissions.Sanction) is { } refusal)
        {
            return new FieldFailure([refusal]);
        }

        if (!Reason.TryApply(reason, out var why, out var error))
        {
            return error;
        }

        if (until <= time.GetUtcNow())
        {
            return new ValidationError("A suspension must end in the future.", "FUTURE", "input", "until");
        }

        return await sanctions.SanctionAsync(
            viewer.UserId!.Value,
            userId,
            until is null ? SanctionKind.Banned : SanctionKind.Suspended,
            until,
            why,
            cancellationToken
        );
    }

    /// <summary>Lets somebody sign in again. It needs the same as <c>sanctionUser</c>.</summary>
    /// <param name="userId">Whom.</param>
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    [Error<NotFoundError>]
    public static async Task<FieldResult<User>> LiftSanction(
        [ID<User>] Guid userId,
        Viewer viewer,
        SanctionStore sanctions,
        CancellationToken cancellationToken
    ) =>
        Permissions.Check(viewer, Permissions.Sanction) is { } refusal
            ? new FieldFailure([refusal])
            : (await sanctions.LiftAsync(viewer.UserId!.Value, userId, cancellationToken)).Select(id => new User(id));
}
