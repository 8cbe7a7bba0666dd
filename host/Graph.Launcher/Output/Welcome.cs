using System.Text;
using Graph.Host.Services;

namespace Graph.Launcher.Output;

/// <summary>What a person reads when the graph is up: where it is, and a first thing to do.</summary>
internal static class Welcome
{
    public static string Text(IReadOnlyList<ServiceAddress> addresses, bool processes)
    {
        var text = new StringBuilder();
        var gateway = addresses[0].Url;
        text.Append('\n');
        text.Append($"  IDE and endpoint  {gateway}graphql\n");
        foreach (var address in addresses.Skip(1))
        {
            text.Append($"  {address.Service.Name, -16}  {address.Url}graphql\n");
        }

        text.Append($"\n  Try               curl {gateway}graphql -H 'content-type: application/json' \\\n");
        text.Append(
            "                      -d '{\"query\":\"{ posts(first: 3) { nodes { content likeCount author { handle followerCount } } } }\"}'\n"
        );
        text.Append("  As a person       ./graph token HANDLE, sent as the header  Authorization: Bearer TOKEN\n");
        text.Append(
            processes ? "  Processes         one per service, in .graph/up.json; their output in .graph/logs\n" : ""
        );
        text.Append("  Stop              Ctrl-C, or ./graph down\n");
        return text.ToString();
    }
}
