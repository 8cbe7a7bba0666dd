using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.EndToEnd.Tests.Telemetry;

/// <summary>A span as it came.</summary>
/// <param name="Service">Who sent it.</param>
/// <param name="Scope">The activity source.</param>
/// <param name="TraceId">The trace, in hexadecimal digits.</param>
/// <param name="Id">The span, in hexadecimal digits.</param>
/// <param name="ParentId">Its parent; empty for none.</param>
/// <param name="Name">What it is.</param>
/// <param name="Tags">Its attributes that are texts.</param>
internal sealed record ReceivedSpan(
    string Service,
    string Scope,
    string TraceId,
    string Id,
    string ParentId,
    string Name,
    IReadOnlyDictionary<string, string> Tags
);

/// <summary>Receives OTLP over HTTP in Protocol Buffers, as a collector does.</summary>
/// <remarks><see href="https://opentelemetry.io/docs/specs/otlp/#otlphttp"/></remarks>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = [];

    /// <summary>Metrics by service and name.</summary>
    public ConcurrentDictionary<(string Service, string Name), bool> Metrics { get; } = [];

    public Uri Address => new(_app.Urls.First());

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/traces", context => ReceiveAsync(context, receiver.AddTraces));
        app.MapPost("/v1/metrics", context => ReceiveAsync(context, receiver.AddMetrics));
        app.MapPost("/v1/logs", context => ReceiveAsync(context, _ => { }));
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task ReceiveAsync(HttpContext context, Action<byte[]> add)
    {
        using var body = new MemoryStream();
        Stream sent =
            context.Request.Headers.ContentEncoding == "gzip"
                ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
                : context.Request.Body;
        await sent.CopyToAsync(body);
        add(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }

    // ExportTraceServiceRequest: resource_spans = 1. ResourceSpans: resource = 1, scope_spans = 2. ScopeSpans: scope = 1, spans = 2.
    private void AddTraces(byte[] message) =>
        Walk(
            message,
            (service, scope, item) =>
            {
                var (trace, id, parent, name) = ("", "", "", "");
                var tags = new Dictionary<string, string>();
                var span = new ProtobufReader(item);
                while (span.Read())
                {
                    switch (span.Field)
                    {
                        case 1:
                            trace = Convert.ToHexStringLower(span.Bytes);
                            break;
                        case 2:
                            id = Convert.ToHexStringLower(span.Bytes);
                            break;
                        case 4:
                            parent = Convert.ToHexStringLower(span.Bytes);
                            break;
                        case 5:
                            name = span.Text;
                            break;
                        case 9:
                            var (key, value) = Attribute(span.Bytes);
                            tags[key] = value;
                            break;
                    }
                }

                Spans.Enqueue(new ReceivedSpan(service, scope, trace, id, parent, name, tags));
            }
        );

    // The same shape; Metric: name = 1.
    private void AddMetrics(byte[] message) =>
        Walk(
            message,
            (service, _, item) =>
            {
                var metric = new ProtobufReader(item);
                while (metric.Read())
                {
                    if (metric.Field == 1)
                    {
                        Metrics[(service, metric.Text)] = true;
                    }
                }
            }
        );

    private static void Walk(byte[] message, Action<string, string, byte[]> add)
    {
        var export = new ProtobufReader(message);
        while (export.Read())
        {
            var service = "";
            var resources = new ProtobufReader(export.Bytes);
            while (resources.Read())
            {
                if (resources.Field == 1)
                {
                    service = Service(resources.Bytes);
                }
                else if (resources.Field == 2)
                {
                    var scope = "";
                    var scopes = new ProtobufReader(resources.Bytes);
                    while (scopes.Read())
                    {
                        if (scopes.Field == 1)
                        {
                            var named = new ProtobufReader(scopes.Bytes);
                            scope = named.Read() && named.Field == 1 ? named.Text : "";
                        }
                        else if (scopes.Field == 2)
                        {
                            add(service, scope, scopes.Bytes.ToArray());
                        }
                    }
                }
            }
        }
    }

    private static string Service(ReadOnlySpan<byte> resource)
    {
        var attributes = new ProtobufReader(resource);
        while (attributes.Read())
        {
            if (attributes.Field == 1 && Attribute(attributes.Bytes) is ("service.name", var name))
            {
                return name;
            }
        }

        return "";
    }

    private static (string Key, string Value) Attribute(ReadOnlySpan<byte> bytes)
    {
        var (key, value) = ("", "");
        var pair = new ProtobufReader(bytes);
        while (pair.Read())
        {
            if (pair.Field == 1)
            {
                key = pair.Text;
            }
            else if (pair.Field == 2)
            {
                var any = new ProtobufReader(pair.Bytes);
                value = any.Read() && any.Field == 1 ? any.Text : "";
            }
        }

        return (key, value);
    }
}
