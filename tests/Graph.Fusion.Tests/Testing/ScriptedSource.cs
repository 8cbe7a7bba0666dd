using System.Collections.Concurrent;
using System.Net;
using Graph.Fusion.Composition;
using Graph.Fusion.Schemas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Graph.Fusion.Tests.Testing;

/// <summary>A source on a port of its own that answers every request to the letter as the test says.</summary>
internal sealed class ScriptedSource : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();

    private ScriptedSource(SourceSchema source, WebApplication app)
    {
        Source = source;
        _app = app;
    }

    public SourceSchema Source { get; private set; }

    public Uri Url { get; private set; } = null!;

    /// <summary>The bodies of the requests so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The headers of the last request.</summary>
    public IHeaderDictionary LastHeaders { get; private set; } = new HeaderDictionary();

    /// <summary>The protocol of the last request.</summary>
    public string LastProtocol { get; private set; } = "";

    /// <summary>Answers a request, given its body.</summary>
    public Func<HttpContext, string, Task> Respond { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Answers a request whose body the test itself reads; null to have it read.</summary>
    public Func<HttpContext, Task>? RespondRaw { get; set; }

    /// <summary>Answers every request with this.</summary>
    public string Body
    {
        set => Respond = (context, _) => Write(context, value);
    }

    public static async Task<ScriptedSource> StartAsync(
        string name,
        string sdl,
        SourceSchemaSettings? settings = null,
        HttpProtocols protocols = HttpProtocols.Http1
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols)
        );
        var app = builder.Build();
        var source = new ScriptedSource(new SourceSchema(name, sdl, settings ?? new SourceSchemaSettings()), app);
        app.Run(source.AnswerAsync);
        await app.StartAsync();
        source.Url = new Uri(app.Urls.First() + "/graphql");
        return source;
    }

    public static Task Write(
        HttpContext context,
        string body,
        int status = 200,
        string contentType = "application/graphql-response+json"
    )
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Stops listening.</summary>
    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        LastHeaders = new HeaderDictionary(context.Request.Headers.ToDictionary());
        LastProtocol = context.Request.Protocol;
        if (RespondRaw is { } respond)
        {
            _requests.Enqueue("");
            await respond(context);
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        _requests.Enqueue(body);
        await Respond(context, body);
    }
}
