namespace Graph.Host.Processes;

/// <summary>Folders with a <c>package.json</c> and a lock file, whose packages npm installs when they are needed.</summary>
internal static class NodePackages
{
    /// <summary>Whether a folder's packages are those of its lock file.</summary>
    public static bool AreCurrent(string folder)
    {
        // npm writes this file last, with what it has installed.
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        var wanted = new FileInfo(Path.Combine(folder, "package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= wanted.LastWriteTimeUtc;
    }

    /// <summary>Installs a folder's packages, exactly as locked, where they are absent or outdated.</summary>
    /// <param name="folder">The folder with the lock file.</param>
    /// <param name="purpose">What they are for; the subject of the message where npm is missing.</param>
    /// <param name="cancellationToken">Ends npm.</param>
    /// <returns>Whether anything was installed.</returns>
    /// <exception cref="Complaint">npm is missing or failed.</exception>
    public static async Task<bool> InstallAsync(string folder, string purpose, CancellationToken cancellationToken)
    {
        if (AreCurrent(folder))
        {
            return false;
        }

        var npm =
            Tool.Find("npm")
            ?? throw new Complaint($"{purpose} needs npm: install Node.js 20 or newer, then run this again.");
        if (Tool.Find("node") is null && !File.Exists(Path.Combine(Path.GetDirectoryName(npm)!, "node")))
        {
            throw new Complaint(
                $"{purpose} needs Node.js, and {npm} finds none: put the folder of 'node' (20 or newer) into PATH, then run this "
                    + "again."
            );
        }

        // Packages' scripts are not run: nothing here needs one.
        var result = await Tool.RunAsync(
            npm,
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            TimeSpan.FromMinutes(5),
            directory: folder,
            cancellationToken: cancellationToken
        );
        if (!result.Succeeded)
        {
            throw new Complaint(
                $"{purpose}: npm could not install the packages of {folder}; is the package registry in reach?\n{result.Tail()}"
            );
        }

        return true;
    }
}
