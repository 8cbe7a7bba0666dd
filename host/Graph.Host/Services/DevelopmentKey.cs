using Graph.Demo;

namespace Graph.Host.Services;

/// <summary>The key with which this workspace signs access tokens: made at the first use, kept until .graph is removed.</summary>
internal static class DevelopmentKey
{
    public static DevelopmentTokens Load(Workspace workspace) =>
        DevelopmentTokens.LoadOrCreate(Path.Combine(workspace.State, "token-key.pem"));
}
