using Graph.Execution.DataLoaders;

namespace Graph.War.Profiles;

/// <summary>Loads profiles by their ids.</summary>
internal sealed class ProfileByIdDataLoader(ProfileStore profiles) : ColumnDataLoader<Guid, Profile>
{
    protected override Task<IReadOnlyList<Profile?>> LoadColumnAsync(
        IReadOnlyList<Guid> keys,
        CancellationToken cancellationToken
    ) => profiles.ByIds(keys, cancellationToken);
}
