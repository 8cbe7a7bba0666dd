using Graph.Annotations;

namespace Graph.War.Profiles;

/// <summary>Many profiles at once.</summary>
internal static class ProfileLoaders
{
    /// <summary>The profiles with these ids.</summary>
    [DataLoader]
    internal static Task<IReadOnlyList<Profile?>> GetProfileById(
        IReadOnlyList<Guid> ids,
        ProfileStore profiles,
        CancellationToken cancellationToken
    ) => profiles.ByIds(ids, cancellationToken);

    /// <summary>The profiles with these handles, as they are written.</summary>
    [DataLoader]
    internal static Task<IReadOnlyList<Profile?>> GetProfileByHandle(
        IReadOnlyList<string> handles,
        ProfileStore profiles,
        CancellationToken cancellationToken
    ) => profiles.ByHandles(handles, cancellationToken);
}
