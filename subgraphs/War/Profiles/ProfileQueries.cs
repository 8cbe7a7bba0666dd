using Graph.Annotations;

namespace Graph.War.Profiles;

/// <summary>The ways to users.</summary>
[QueryType]
internal static class ProfileQueries
{
    /// <summary>The user with this id, or null if there is none.</summary>
    /// <param name="id">The user's id.</param>
    [Lookup, BatchResolver]
    public static ValueTask<IReadOnlyList<Profile?>> UserById(
        [ID<Profile>] IReadOnlyList<Guid> id,
        ProfileByIdDataLoader profiles,
        CancellationToken cancellationToken
    ) => profiles.LoadAsync(id, cancellationToken);

    /// <summary>The user with this handle, in whatever case it is written, or null if there is none.</summary>
    /// <param name="handle">The handle, with or without the @.</param>
    [Lookup, BatchResolver]
    public static ValueTask<IReadOnlyList<Profile?>> UserByHandle(
        IReadOnlyList<string> handle,
        ProfileByHandleDataLoader profiles,
        CancellationToken cancellationToken
    ) => profiles.LoadAsync(handle, cancellationToken);
}
