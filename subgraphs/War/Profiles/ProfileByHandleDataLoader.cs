using Graph.Execution.DataLoaders;

namespace Graph.War.Profiles;

/// <summary>Loads profiles by their handles, as they are written.</summary>
internal sealed class ProfileByHandleDataLoader(ProfileStore profiles) : ColumnDataLoader<string, Profile>
{
    protected override Task<IReadOnlyList<Profile?>> LoadColumnAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    ) => profiles.ByHandles(keys, cancellationToken);
}
