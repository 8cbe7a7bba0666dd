using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Accounts;

namespace Graph.Identity.Roles;

/// <summary>What administrators do.</summary>
[MutationType]
internal static class RoleMutations
{
    /// <summary>
    /// Makes somebody a moderator or an administrator. Their access tokens are withdrawn: they refresh their sessions, and may what they may now.
    /// It needs the permission <c>roles:assign</c>.
    /// </summary>
    /// <param name="userId">Whom.</param>
    /// <param name="role">What they are from now on, besides what they are.</param>
    [PayloadField("roles")]
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    [Error<NotFoundError>]
    public static Task<FieldResult<IReadOnlyList<RoleName>>> AssignRole(
        [ID<User>] Guid userId,
        RoleName role,
        Viewer viewer,
        RoleStore roles,
        CancellationToken cancellationToken
    ) => roles.SetAsync(viewer, userId, role, isAssigned: true, cancellationToken);

    /// <summary>
    /// Takes a role from somebody; that of a user stays, and so does the last administrator. It needs the permission <c>roles:assign</c>.
    /// </summary>
    /// <param name="userId">Whom.</param>
    /// <param name="role">What they are no longer.</param>
    [PayloadField("roles")]
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    [Error<NotFoundError>]
    [Error<ConflictError>]
    public static Task<FieldResult<IReadOnlyList<RoleName>>> RemoveRole(
        [ID<User>] Guid userId,
        RoleName role,
        Viewer viewer,
        RoleStore roles,
        CancellationToken cancellationToken
    ) => roles.SetAsync(viewer, userId, role, isAssigned: false, cancellationToken);
}
