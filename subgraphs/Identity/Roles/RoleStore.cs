using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Revocations;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Roles;

/// <summary>Says who is what.</summary>
internal sealed class RoleStore(IdentityDatabase database, RevocationStore revocations)
{
    /// <summary>Gives somebody a role, or takes it; without effect where it is so already.</summary>
    /// <returns>The person's roles, or what keeps it from being done.</returns>
    public async Task<FieldResult<IReadOnlyList<RoleName>>> SetAsync(
        Viewer viewer,
        Guid userId,
        RoleName role,
        bool isAssigned,
        CancellationToken cancellationToken
    ) =>
        Permissions.Check(viewer, Permissions.AssignRoles) is { } refusal
            ? new FieldFailure([refusal])
            : await database.TransactAsync(
                (identity, token) => SetAsync(identity, viewer.UserId!.Value, userId, role, isAssigned, token),
                cancellationToken
            );

    private async Task<FieldResult<IReadOnlyList<RoleName>>> SetAsync(
        IdentityDbContext identity,
        Guid admin,
        Guid userId,
        RoleName role,
        bool isAssigned,
        CancellationToken cancellationToken
    )
    {
        // All who are administrators, locked: of two who take the role from each other at once, one comes second.
        var admins = await identity
            .AccountRoles.FromSql($"select * from user_roles where role_id = {Role.AdminId} for update")
            .AsNoTracking()
            .Select(r => r.UserId)
            .ToListAsync(cancellationToken);
        if (!admins.Contains(admin))
        {
            return Permissions.Missing(Permissions.AssignRoles);
        }

        var account = await identity
            .Accounts.Include(a => a.Roles)
            .FirstOrDefaultAsync(a => a.Id == userId && a.EmailVerified, cancellationToken);
        if (account is null)
        {
            return new NotFoundError("There is no such user.", "input", "userId");
        }

        var roleId = role switch
        {
            RoleName.Admin => Role.AdminId,
            RoleName.Moderator => Role.ModeratorId,
            _ => Role.UserId,
        };
        var present = account.Roles.FirstOrDefault(r => r.RoleId == roleId);
        if (isAssigned && present is null)
        {
            account.Roles.Add(new AccountRole { UserId = userId, RoleId = roleId });
            await revocations.RevokeUserAsync(identity, userId, cancellationToken);
        }
        else if (!isAssigned && present is not null)
        {
            if (roleId == Role.UserId)
            {
                return new ConflictError("Everybody is a user.", "input", "role");
            }

            if (roleId == Role.AdminId && admins.Count == 1)
            {
                return new ConflictError(
                    "This is the last administrator: make somebody else one first.",
                    "input",
                    "role"
                );
            }

            account.Roles.Remove(present);
            await revocations.RevokeUserAsync(identity, userId, cancellationToken);
        }

        return account
            .Roles.Select(r =>
                r.RoleId switch
                {
                    Role.AdminId => RoleName.Admin,
                    Role.ModeratorId => RoleName.Moderator,
                    _ => RoleName.User,
                }
            )
            .Order()
            .ToArray();
    }
}
