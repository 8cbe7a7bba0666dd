using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Accounts;

namespace Graph.Identity.Keys;

/// <summary>What administrators do about the keys of access tokens.</summary>
[MutationType]
internal static class KeyMutations
{
    /// <summary>
    /// Replaces the key that signs access tokens, because it is known to a stranger. Its successor signs ten minutes later, and ten minutes after
    /// that, when the last token has expired that it has signed, it is good for nothing. It needs the permission <c>keys:rotate</c>.
    /// </summary>
    [PayloadField("keyId")]
    [Error<UnauthenticatedError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<string>> RotateSigningKey(
        Viewer viewer,
        KeyRing keys,
        CancellationToken cancellationToken
    ) =>
        Permissions.Check(viewer, Permissions.RotateKeys) is { } refusal
            ? new FieldFailure([refusal])
            : await keys.RotateAsync(cancellationToken);
}
