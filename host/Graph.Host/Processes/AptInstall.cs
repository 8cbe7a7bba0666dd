namespace Graph.Host.Processes;

/// <summary>Installs packages of the distribution, on Debian and its kin, for root.</summary>
internal static class AptInstall
{
    private static readonly Dictionary<string, string> Quiet = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    /// <summary>Whether this machine and this account can install packages.</summary>
    public static bool IsPossible => Environment.IsPrivilegedProcess && Tool.Find("apt-get") is not null;

    /// <summary>Installs packages, with the package lists refreshed where they do not know them yet.</summary>
    public static async Task<bool> TryAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        string[] install = ["install", "-y", "-q", "--no-install-recommends", .. packages];
        if ((await AptGetAsync(install, cancellationToken)).Succeeded)
        {
            return true;
        }

        await AptGetAsync(["update", "-q"], cancellationToken);
        return (await AptGetAsync(install, cancellationToken)).Succeeded;
    }

    private static Task<ToolResult> AptGetAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Tool.RunAsync(
            Tool.Find("apt-get")!,
            arguments,
            TimeSpan.FromMinutes(5),
            environment: Quiet,
            cancellationToken: cancellationToken
        );
}
