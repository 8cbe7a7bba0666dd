using System.Collections.Frozen;

namespace Graph.Gateway.Edge.Ide;

/// <summary>
/// The files of the IDE, listed once at start: a request can only name a file of this list, so no path it invents
/// reaches the disk.
/// </summary>
internal sealed class IdeFiles
{
    private readonly FrozenDictionary<string, IdeFile> _files;

    private IdeFiles(FrozenDictionary<string, IdeFile> files) => _files = files;

    /// <summary>The page itself, without which the other files are of no use.</summary>
    public const string Index = "index.html";

    /// <summary>Lists the files of a folder; null where it holds no IDE.</summary>
    public static IdeFiles? Find(string? directory)
    {
        if (string.IsNullOrWhiteSpace(directory) || !File.Exists(Path.Combine(directory, Index)))
        {
            return null;
        }

        string root = Path.GetFullPath(directory);
        var files = new Dictionary<string, IdeFile>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (IsServed(name))
            {
                files[name] = new IdeFile(file, ContentTypeOf(name), IsHashed(name));
            }
        }

        return new IdeFiles(files.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Finds a file by its path below the IDE's root, without a leading slash.</summary>
    public IdeFile? this[string name] => _files.GetValueOrDefault(name);

    // The package's entry points for Node are not for browsers. Its service worker would keep the IDE, and its old
    // configuration, alive in browsers after the gateway has stopped or moved on.
    private static bool IsServed(string name) =>
        name is not ("package.json" or "README.md" or "service-worker.js" or "robots.txt")
        && !name.StartsWith("index.m", StringComparison.Ordinal)
        && !name.StartsWith("index.c", StringComparison.Ordinal)
        && !name.StartsWith("index.d.", StringComparison.Ordinal);

    // Everything under static/ carries the hash of its content in its name.
    private static bool IsHashed(string name) => name.StartsWith("static/", StringComparison.Ordinal);

    private static string ContentTypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".json" or ".map" => "application/json",
            ".webmanifest" => "application/manifest+json",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".ico" => "image/x-icon",
            ".woff2" => "font/woff2",
            ".woff" => "font/woff",
            ".ttf" => "font/ttf",
            ".wasm" => "application/wasm",
            "" or ".txt" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };
}

/// <summary>One file of the IDE.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="IsHashed">Whether its name changes with its content, so that browsers may keep it for ever.</param>
internal sealed record IdeFile(string Path, string ContentType, bool IsHashed);
