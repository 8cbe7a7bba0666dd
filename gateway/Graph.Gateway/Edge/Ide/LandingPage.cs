using System.Net;

namespace Graph.Gateway.Edge.Ide;

/// <summary>What a browser sees where the IDE's files are not installed: the endpoint, a query and the way to the IDE.</summary>
internal static class LandingPage
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    public static string Render(string endpoint, IdeOptions options)
    {
        string title = WebUtility.HtmlEncode(options.Title);
        string url = WebUtility.HtmlEncode(endpoint);
        string document = WebUtility.HtmlEncode(options.Document);
        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{title}}</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 4rem auto; padding: 0 1rem; }
            pre { background: #f3f3f3; padding: 1rem; overflow: auto; }
            </style>
            </head>
            <body>
            <h1>{{title}}</h1>
            <p>This is a GraphQL endpoint. Send it queries by POST:</p>
            <pre>curl {{url}} -H 'content-type: application/json' -d '{"query":"{ __typename }"}'</pre>
            <p>A query to begin with:</p>
            <pre>{{document}}</pre>
            <p>The IDE is not installed here. To have it on this page, run
            <code>npm ci --ignore-scripts --prefix tools/ide</code> in the repository and start the gateway again.</p>
            </body>
            </html>
            """;
    }
}
