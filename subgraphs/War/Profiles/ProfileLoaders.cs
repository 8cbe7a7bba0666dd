using Graph.Annotations;
using Graph.Common.Identity;
using Graph.War.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.War.Profiles;

/// <summary>Many profiles at once, with one statement.</summary>
internal static class ProfileLoaders
{
    /// <summary>The profiles with these ids, as the viewer sees them.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, Profile>> GetProfileById(
        IReadOnlyList<Guid> ids,
        WarDbContext war,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        (
            await war
                .Profiles.AsNoTracking()
                .Where(profile => ids.Contains(profile.Id))
                .SeenByAsync(viewer, war, cancellationToken)
        ).ToDictionary(profile => profile.Id);

    /// <summary>The profiles with these handles, in whatever case they are written, by the handles as they are written.</summary>
    [DataLoader]
    internal static async Task<Dictionary<string, Profile>> GetProfileByHandle(
        IReadOnlyList<string> handles,
        WarDbContext war,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        // What cannot be a handle finds nothing, and never reaches SQL.
        var keys = new Dictionary<string, string>(handles.Count);
        foreach (var handle in handles)
        {
            if (Handle.TryGetKey(handle, out var key))
            {
                keys[handle] = key;
            }
        }

        var profiles = new Dictionary<string, Profile>(keys.Count);
        if (keys.Count == 0)
        {
            return profiles;
        }

        var wanted = keys.Values.Distinct().ToArray();
        var found = (
            await war
                .Profiles.AsNoTracking()
                .Where(profile => wanted.Contains(profile.HandleKey))
                .SeenByAsync(viewer, war, cancellationToken)
        ).ToDictionary(profile => profile.HandleKey);
        foreach (var (handle, key) in keys)
        {
            if (found.TryGetValue(key, out var profile))
            {
                profiles[handle] = profile;
            }
        }

        return profiles;
    }
}
