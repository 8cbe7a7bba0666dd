namespace Graph.War.Profiles;

/// <summary>
/// Where clients find what is stored as a path: pictures lie in a folder or a store, and what its address is may change.
/// </summary>
/// <param name="configuration"><c>Media:PublicUrl</c>: the URL that paths are below, such as <c>http://localhost:5000/media</c>.</param>
internal sealed class MediaAddress(IConfiguration configuration)
{
    private readonly string? _address = configuration["Media:PublicUrl"]?.TrimEnd('/');

    /// <summary>The URL of what is stored; null for nothing, and for a path as long as nobody says where media are.</summary>
    /// <param name="stored">A path like <c>avatars/1.png</c>, or a URL of somewhere else.</param>
    public Uri? Resolve(string? stored)
    {
        if (stored is not { Length: > 0 })
        {
            return null;
        }

        // On Unix a path that begins with a slash would count as a file's URL.
        if (stored[0] != '/' && Uri.TryCreate(stored, UriKind.Absolute, out var elsewhere))
        {
            return elsewhere;
        }

        return
            Uri.TryCreate($"{_address}/{stored.TrimStart('/')}", UriKind.Absolute, out var here) && here.Host.Length > 0
            ? here
            : null;
    }
}
