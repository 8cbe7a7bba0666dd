using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Common.Input;

namespace Graph.Identity.Deletions;

/// <summary>Leaving for good.</summary>
[MutationType]
internal static class DeletionMutations
{
    private static readonly TextRule Reason = new("reason", 0, 500, Multiline: true);

    /// <summary>
    /// Lets the viewer's account be deleted. Nobody sees it any more, and other sessions end at once; after a time of grace (30 days unless it is
    /// set otherwise) everything is removed everywhere. Until then the viewer can sign in, which is good for nothing else than to look
    /// at <c>viewer { deletion }</c> and to cancel.
    /// </summary>
    /// <param name="password">The viewer's password. It may be left out within fifteen minutes after signing in.</param>
    /// <param name="reason">Why, up to 500 characters; it goes with the account.</param>
    [PayloadField("deletion")]
    [Error<UnauthenticatedError>]
    [Error<ValidationError>]
    [Error<RateLimitedError>]
    [Error<ConflictError>]
    public static async Task<FieldResult<AccountDeletion>> DeleteAccount(
        string? password,
        string? reason,
        Viewer viewer,
        DeletionStore deletions,
        CancellationToken cancellationToken
    )
    {
        string? why = null;
        if (reason is not null && !Reason.TryApply(reason, out why, out var error))
        {
            return error;
        }

        return await deletions.ScheduleAsync(
            viewer,
            password,
            string.IsNullOrEmpty(why) ? null : why,
            cancellationToken
        );
    }

    /// <summary>
    /// Keeps the account that was to be deleted. Access tokens are withdrawn: refresh the session, and it is good everywhere again.
    /// </summary>
    [PayloadField("cancelled")]
    [Error<UnauthenticatedError>]
    [Error<NotFoundError>]
    [Error<ConflictError>]
    public static Task<FieldResult<bool>> CancelAccountDeletion(
        Viewer viewer,
        DeletionStore deletions,
        CancellationToken cancellationToken
    ) => deletions.CancelAsync(viewer, cancellationToken);
}
