using Microsoft.Win32.SafeHandles;

namespace Graph.Server;

/// <summary>Creates files that are gone once they are closed.</summary>
internal static class TemporaryFile
{
    /// <summary>Creates one in a folder.</summary>
    public static SafeFileHandle Create(string folder)
    {
        var path = Path.Combine(folder, $"graph-upload-{Guid.NewGuid():N}");
        var handle = File.OpenHandle(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.Delete,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose
        );
        if (!OperatingSystem.IsWindows())
        {
            // Whoever holds the handle can use the file without its name, and nobody else can find it. A process that is
            // killed leaves nothing behind.
            File.Delete(path);
        }

        return handle;
    }
}
