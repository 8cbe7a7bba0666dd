using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Graph.Gateway.Edge.Ide;

/// <summary>
/// Serves the Banana Cake Pop IDE on the path of the GraphQL endpoint. Only what a browser asks for to show the page
/// is answered here; every GraphQL request, by POST, GET, WebSocket or event stream, goes on to the endpoint.
/// </summary>
internal static class BananaCakePop
{
    // A browser would keep a permanent redirect for ever, also after the IDE has been turned off.
    private const int TemporaryRedirect = StatusCodes.Status302Found;
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string NoCache = "no-cache";

    private static readonly BananaCakePopJson ConfigFormat = new(
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Serves the IDE at <paramref name="path"/>/, and a redirect to it at <paramref name="path"/>.</summary>
    /// <param name="app">The gateway; call this before the GraphQL endpoint's own middleware.</param>
    /// <param name="path">The path of the GraphQL endpoint, such as <c>/graphql</c>.</param>
    /// <param name="options">What to serve; nothing is mapped where the IDE is disabled.</param>
    public static WebApplication MapBananaCakePop(this WebApplication app, PathString path, IdeOptions options)
    {
        if (!options.Enabled)
        {
            return app;
        }

        IdeFiles? files = IdeFiles.Find(options.Directory);
        FrozenDictionary<string, OwnContent> own = files is null
            ? FrozenDictionary<string, OwnContent>.Empty
            : OwnContents(files, options);
        if (files is null)
        {
            app.Logger.LogWarning(
                "The IDE's files are not at {Directory}; a landing page is served at {Path} instead",
                options.Directory ?? "(Ide:Directory is not set)",
                path
            );
        }

        app.Use(
            (context, next) =>
                context.Request.Path.StartsWithSegments(path, out PathString rest) && IsRead(context.Request)
                    ? ServeAsync(context, next, path, rest, files, own, options)
                    : next(context)
        );
        return app;
    }

    private static Task ServeAsync(
        HttpContext context,
        RequestDelegate next,
        PathString path,
        PathString rest,
        IdeFiles? files,
        FrozenDictionary<string, OwnContent> own,
        IdeOptions options
    )
    {
        HttpRequest request = context.Request;
        if (!rest.HasValue || rest.Value == "/")
        {
            if (!AsksForPage(request))
            {
                return next(context);
            }

            if (!rest.HasValue)
            {
                // The page's assets are relative: without the slash they would be looked for beside the endpoint.
                context.Response.StatusCode = TemporaryRedirect;
                context.Response.Headers.Location =
                    request.PathBase.ToUriComponent() + path.ToUriComponent() + "/" + request.QueryString;
                context.Response.Headers.CacheControl = NoCache;
                context.Response.Headers.Vary = HeaderNames.Accept;
                return Task.CompletedTask;
            }

            return own.TryGetValue(IdeFiles.Index, out OwnContent page)
                ? SendBytesAsync(context, page.ContentType, page.Body)
                : SendLandingPageAsync(context, path, options);
        }

        string name = rest.Value![1..];
        if (own.TryGetValue(name, out OwnContent content))
        {
            return SendBytesAsync(context, content.ContentType, content.Body);
        }

        return files?[name] is { } file ? SendFileAsync(context, file) : next(context);
    }

    // What the gateway answers in place of the package's files, or beside them.
    private static FrozenDictionary<string, OwnContent> OwnContents(IdeFiles files, IdeOptions options)
    {
        const string Script = "text/javascript; charset=utf-8";
        byte[] config = JsonSerializer.SerializeToUtf8Bytes(
            new BananaCakePopConfig(options.Title, options.Document),
            ConfigFormat.BananaCakePopConfig
        );
        IdeFile page = files[IdeFiles.Index]!;
        return new Dictionary<string, OwnContent>(StringComparer.Ordinal)
        {
            ["bcp-config.json"] = new("application/json; charset=utf-8", config),
            [IdeFiles.Index] = new(page.ContentType, IdePage.Render(File.ReadAllText(page.Path))),
            [IdePage.StartScriptName] = new(Script, IdePage.StartScript.ToArray()),
            ["service-worker.js"] = new(Script, IdePage.ServiceWorker.ToArray()),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool IsRead(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Headers.ContainsKey(HeaderNames.Upgrade);

    // The literal text/html, which only a navigating browser sends: fetch and GraphQL clients accept */*.
    private static bool AsksForPage(HttpRequest request)
    {
        IQueryCollection query = request.Query;
        if (query.ContainsKey("query") || query.ContainsKey("extensions") || query.ContainsKey("documentId"))
        {
            return false;
        }

        foreach (string? accept in request.Headers.Accept)
        {
            if (accept is not null && accept.Contains("text/html", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static Task SendFileAsync(HttpContext context, IdeFile file)
    {
        HttpResponse response = context.Response;
        response.ContentType = file.ContentType;
        SetHeaders(context, file.IsHashed ? Immutable : NoCache, PagePolicy(context.Request));
        response.ContentLength = new FileInfo(file.Path).Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.SendFileAsync(file.Path, context.RequestAborted);
    }

    private static Task SendLandingPageAsync(HttpContext context, PathString path, IdeOptions options)
    {
        HttpRequest request = context.Request;
        string endpoint = $"{request.Scheme}://{request.Host}{request.PathBase}{path}";
        byte[] page = System.Text.Encoding.UTF8.GetBytes(LandingPage.Render(endpoint, options));
        return SendBytesAsync(context, "text/html; charset=utf-8", page, LandingPage.ContentSecurityPolicy);
    }

    private static Task SendBytesAsync(HttpContext context, string contentType, byte[] body, string? policy = null)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        SetHeaders(context, NoCache, policy ?? PagePolicy(context.Request));
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static void SetHeaders(HttpContext context, string caching, string policy)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }

    // The policy is also the promise that the IDE calls nobody but this gateway. It compiles a JSON schema at start,
    // hence unsafe-eval; its style library writes inline styles.
    private static string PagePolicy(HttpRequest request)
    {
        string host = request.Host.Value ?? "";
        string socket = IsPlainHost(host) ? $" {(request.IsHttps ? "wss" : "ws")}://{host}" : "";
        return "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; worker-src 'self'; object-src 'none'; "
            + $"base-uri 'self'; frame-ancestors 'none'; connect-src 'self'{socket}";
    }

    // The host comes from the client: only what cannot end a directive may enter the policy.
    private static bool IsPlainHost(string host)
    {
        foreach (char c in host)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or ':' or '-' or '[' or ']'))
            {
                return false;
            }
        }

        return host.Length > 0;
    }

    private readonly record struct OwnContent(string ContentType, byte[] Body);
}
