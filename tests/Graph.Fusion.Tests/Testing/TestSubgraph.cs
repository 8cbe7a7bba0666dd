using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Graph.Annotations;
using Graph.Execution;
using Graph.Execution.Subscriptions;
using Graph.Fusion.Composition;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Server;
using Graph.Types;
using Graph.Types.Sdl;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Fusion.Tests.Testing;

/// <summary>
/// A subgraph of annotated classes on the real engine and server, on a port of its own. It records what it is asked,
/// and can be made to fail.
/// </summary>
internal sealed class TestSubgraph : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();

    private TestSubgraph(string name, string sdl, WebApplication app, SourceSchemaSettings settings)
    {
        Name = name;
        _app = app;
        Source = new SourceSchema(name, sdl, settings);
    }

    public string Name { get; }

    public SourceSchema Source { get; set; }

    public Uri Url { get; private set; } = null!;

    /// <summary>The bodies of the requests so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The headers of the last request.</summary>
    public IHeaderDictionary LastHeaders { get; private set; } = new HeaderDictionary();

    /// <summary>A request with this header is answered whatever <see cref="Instead"/> says.</summary>
    public const string PlainHeader = "X-Plain";

    /// <summary>What to do instead of answering; null to answer.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>What to do with a request's body before it is answered; null for nothing.</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>Set when a client went away while <see cref="Instead"/> hung.</summary>
    public TaskCompletionSource Aborted { get; } = new();

    /// <summary>Where its subscriptions wait for events.</summary>
    public InMemoryTopics Topics => _app.Services.GetRequiredService<InMemoryTopics>();

    public static Task<TestSubgraph> StartAsync(string name, params Type[] types) =>
        StartAsync(name, new SourceSchemaSettings(), types);

    public static async Task<TestSubgraph> StartAsync(string name, SourceSchemaSettings settings, params Type[] types)
    {
        // What a source can deliver later does not matter: the gateway defers by itself.
        var annotated = new AnnotatedSchemaBuilder().ModifyOptions(options =>
            options with
            {
                EnableDefer = true,
                EnableStream = true,
            }
        );
        foreach (var type in types)
        {
            annotated.AddType(type);
        }

        var schema = annotated.Build();
        return await StartAsync(name, SchemaPrinter.Print(schema), settings, schema);
    }

    /// <summary>A subgraph of a source schema and its data: the members of the root types, as <see cref="JsonResolvers"/> read them.</summary>
    public static async Task<TestSubgraph> StartWithDataAsync(string name, string sdl, string data)
    {
        var schema = SchemaBuilder.BuildOrThrow(
            Utf8GraphQLParser.Parse(sdl, ParserOptions.Schema),
            SchemaOptions.SourceSchema
        );
        using var json = JsonDocument.Parse(data);
        JsonResolvers.Attach(schema, json.RootElement.Clone());
        return await StartAsync(name, sdl, new SourceSchemaSettings(), schema);
    }

    private static async Task<TestSubgraph> StartAsync(
        string name,
        string sdl,
        SourceSchemaSettings settings,
        Schema schema
    )
    {
        var executor = new RequestExecutor(schema);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddInMemorySubscriptions();
        var app = builder.Build();
        var subgraph = new TestSubgraph(name, sdl, app, settings);
        app.Use(subgraph.RecordAsync);
        app.MapGraphQL(
            "/graphql",
            () => executor,
            new GraphQLHttpOptions { WebSockets = new GraphQLWebSocketOptions() }
        );
        await app.StartAsync();
        subgraph.Url = new Uri(app.Urls.First() + "/graphql");
        return subgraph;
    }

    /// <summary>Forgets the requests so far.</summary>
    public void Forget() => _requests.Clear();

    /// <summary>Never answers.</summary>
    public void Hang() =>
        Instead = async context =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                Aborted.TrySetResult();
            }
        };

    /// <summary>Answers every request with this.</summary>
    public void Answer(string body, int status = 200, string contentType = "application/json") =>
        Instead = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync(body);
        };

    /// <summary>Stops listening.</summary>
    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        context.Request.Body.Position = 0;
        _requests.Enqueue(body);
        LastHeaders = new HeaderDictionary(context.Request.Headers.ToDictionary());
        if (Before is { } before)
        {
            await before(body);
        }

        await (
            Instead is { } instead && !context.Request.Headers.ContainsKey(PlainHeader)
                ? instead(context)
                : next(context)
        );
    }
}
