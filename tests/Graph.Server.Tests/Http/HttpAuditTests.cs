using Graph.Server.Tests.Testing;
using Graph.Testing;

namespace Graph.Server.Tests.Http;

/// <summary>The audits that the working group of GraphQL over HTTP has written for servers.</summary>
public sealed class HttpAuditTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_server_passes_every_audit_of_graphql_over_http()
    {
        await using var server = await GraphServer.StartAsync();
        var audit = await NodeScript.RunAsync("http-audit.mjs", Patience, server.Url.ToString());
        var lines = audit.Output.Split('\n');
        var failed = lines.Where(line => !line.StartsWith("ok ", StringComparison.Ordinal));
        Assert.True(lines[^1] == "61 of 61 ok" && audit.ExitCode == 0, string.Join('\n', failed) + '\n' + audit.Errors);
    }
}
