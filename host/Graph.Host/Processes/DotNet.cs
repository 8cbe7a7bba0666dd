namespace Graph.Host.Processes;

/// <summary>The .NET SDK's command line, told to leave no server of its own behind.</summary>
internal static class DotNet
{
    /// <summary>The program.</summary>
    public static string Program { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Tool.Find("dotnet") ?? throw new Complaint("The .NET SDK is not in PATH: start this with ./graph.");

    /// <summary>Variables for builds and tests: no build node, compiler server or telemetry outlives the command.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>
        {
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["UseSharedCompilation"] = "false",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
        };
}
