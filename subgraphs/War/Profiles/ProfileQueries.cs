using Graph.Types;

namespace Graph.War.Profiles;

/// <summary>The ways to users.</summary>
[QueryType]
internal static class ProfileQueries
{
    /// <summary>The user with this id, or null if there is none.</summary>
    /// <param name="id">The user's id.</param>
    [Lookup, BatchResolver]
    public static Task<IReadOnlyList<Profile?>> UserById(
        [ID<Profile>] IReadOnlyList<Guid> id,
        ProfileStore profiles,
        CancellationToken cancellationToken
    ) => profiles.ByIds(id, cancellationToken);

    /// <summary>The user with this handle, in whatever case it is written, or null if there is none.</summary>
    /// <param name="handle">The handle, with or without the @.</param>
    [Lookup, BatchResolver]
    public static Task<IReadOnlyList<Profile?>> UserByHandle(
        IReadOnlyList<string> handle,
        ProfileStore profiles,
        CancellationToken cancellationToken
    ) => profiles.ByHandles(handle, cancellationToken);
}
