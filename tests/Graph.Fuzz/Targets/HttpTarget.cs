using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Fuzz.Executor;
using Graph.Fuzz.Generators;
using Graph.Server;
using Graph.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Fuzz.Targets;

/// <summary>Raw bytes over a socket to a real server: whole requests, broken ones, several in one go.</summary>
internal sealed class HttpTarget : FuzzTarget
{
    private const int MaxAnswer = 16 * 1024 * 1024;
    private const int HealthEvery = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    // A server that hears that nothing more comes gives up what it is doing, as if the client were gone: it hears so late.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(40);

    // Follows every input: where that was a whole request, this one is answered too, and closes the connection.
    private static readonly byte[] Last = Encoding.ASCII.GetBytes(
        "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nConnection: close\r\n\r\n"
    );

    private static readonly string[] MediaTypes =
    [
        "application/json",
        "application/graphql-response+json",
        "application/jsonl",
        "text/event-stream",
        "*/*",
        "text/html",
        "application/json; charset=utf-8",
        "application/json;q=0.5, text/event-stream;q=0.9",
        "multipart/mixed",
        "a/b;;q=x",
    ];

    private readonly Schema _schema = FuzzSchemas.Universe();
    private WebApplication? _app;
    private IPEndPoint _address = null!;
    private int _count;

    public override string Name => "http";

    public override string Claim =>
        "Whatever comes over a connection is answered by HTTP, never with 500, or the connection is closed; and the server "
        + "lives.";

    public override byte[] Generate(Random random)
    {
        var text = new StringBuilder();
        for (var requests = random.Next(6) == 0 ? random.Next(1, 4) : 1; requests > 0; requests--)
        {
            text.Append(Request(random));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public override string Run(byte[] input)
    {
        Start();
        var answer = Exchange([.. input, .. Last], Silence);
        if (++_count % HealthEvery == 0)
        {
            var health = Encoding.UTF8.GetString(Exchange(Last, Patience));
            FuzzFailureException.ThrowUnless(
                health.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)
                    && health.Contains("{\"data\":{\"__typename\":\"Query\"}}", StringComparison.Ordinal),
                "The server does not answer any more.",
                () => health
            );
        }

        return CheckAnswers(answer);
    }

    public override void Dispose()
    {
        if (_app is not null)
        {
            _app.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
            ((IDisposable)_app).Dispose();
        }
    }

    private string Request(Random random)
    {
        var texts = new OperationTexts(_schema, random);
        var query = texts.Document();
        var accept = random.Next(3) == 0 ? "" : $"Accept: {random.OneOf(MediaTypes)}\r\n";
        if (random.Next(4) == 0)
        {
            var url =
                $"/graphql?query={Uri.EscapeDataString(query)}&variables={Uri.EscapeDataString(texts.VariableSet())}";
            return $"{random.OneOf("GET", "GET", "HEAD", "OPTIONS", "POST")} {random.OneOf(url, url, "/graphql?sdl", "/graphql", "/")} HTTP/1.1\r\nHost: a\r\n{accept}\r\n";
        }

        var one = $"{{\"query\":{JsonSerializer.Serialize(query)},\"variables\":{texts.VariableSet()}}}";
        if (random.Next(6) == 0)
        {
            return Multipart(one, accept, random);
        }

        var sets = string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => texts.VariableSet()));
        var body = random.Next(5) switch
        {
            0 => $"[{one},{one}]",
            1 => $"{{\"query\":{JsonSerializer.Serialize(query)},\"variables\":[{sets}]}}",
            _ => one,
        };
        var type = random.Next(5) == 0 ? random.OneOf(MediaTypes) : "application/json";
        var head = $"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: {type}\r\n{accept}";
        var length = Encoding.UTF8.GetByteCount(body);
        return random.Next(5) == 0
            ? $"{head}Transfer-Encoding: chunked\r\n\r\n{length.ToString("x", CultureInfo.InvariantCulture)}\r\n{body}\r\n0\r\n\r\n"
            : $"{head}Content-Length: {length + (random.Next(12) == 0 ? random.Next(-3, 4) : 0)}\r\n\r\n{body}";
    }

    private static string Multipart(string operations, string accept, Random random)
    {
        var map = random.OneOf(
            "{\"0\":[\"variables.v0\"]}",
            "{\"0\":[\"variables.file\",\"variables.v1.0\"],\"1\":[]}",
            "{}"
        );
        operations =
            random.Next(2) == 0
                ? operations
                : "{\"query\":\"{__typename}\",\"variables\":{\"file\":null,\"v0\":[null]}}";
        var body = new StringBuilder();
        foreach (
            var (name, value) in ((string, string)[])
                [("operations", operations), ("map", map), ("0", "a\0b"), ("1", "")]
        )
        {
            if (random.Next(12) > 0)
            {
                var file = name.Length == 1 ? "; filename=\"a.txt\"\r\nContent-Type: text/plain" : "";
                body.Append($"--B\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n");
            }
        }

        body.Append("--B--\r\n");
        return "POST /graphql HTTP/1.1\r\nHost: a\r\nGraphQL-Preflight: 1\r\n"
            + $"Content-Type: multipart/form-data; boundary={random.OneOf("B", "B", "B", "\"B\"", "C")}\r\n{accept}"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body.ToString())}\r\n\r\n{body}";
    }

    private void Start()
    {
        if (_app is not null)
        {
            return;
        }

        WorldResolvers.Attach(_schema);
        var executor = new RequestExecutor(_schema);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new World(_schema, 7));
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL(
            "/graphql",
            () => executor,
            new GraphQLHttpOptions { WebSockets = new GraphQLWebSocketOptions(), Uploads = new GraphQLUploadOptions() }
        );
        app.StartAsync().WaitAsync(Patience).GetAwaiter().GetResult();
        _address = new IPEndPoint(IPAddress.Loopback, new Uri(app.Urls.Single()).Port);
        _app = app;
    }

    // Sends everything, reads to the end, and says that nothing more comes where the server waits for more.
    private byte[] Exchange(byte[] input, TimeSpan silence)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = (int)Patience.TotalMilliseconds,
            ReceiveTimeout = (int)Patience.TotalMilliseconds,
            // Thousands of connections would otherwise leave thousands of ports waiting.
            LingerState = new LingerOption(true, 0),
        };
        using var answer = new MemoryStream();
        try
        {
            socket.Connect(_address);
            socket.Send(input);
            if (!socket.Poll(silence, SelectMode.SelectRead))
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            var buffer = new byte[16 * 1024];
            while (answer.Length < MaxAnswer && socket.Receive(buffer) is > 0 and var read)
            {
                answer.Write(buffer, 0, read);
                if (!socket.Poll(silence, SelectMode.SelectRead))
                {
                    socket.Shutdown(SocketShutdown.Send);
                }
            }
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.TimedOut)
        {
            throw new FuzzFailureException(
                "The server neither answers nor closes the connection.",
                Utf8Text.Read(answer.ToArray())
            );
        }
        catch (SocketException exception)
            when (exception.SocketErrorCode
                    is SocketError.ConnectionReset
                        or SocketError.Shutdown
                        or SocketError.ConnectionAborted
            )
        {
            // Closed, which is an answer too.
        }

        return answer.ToArray();
    }

    private static string CheckAnswers(byte[] answer)
    {
        var kind = new StringBuilder();
        var rest = answer.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf("\r\n\r\n"u8);
            FuzzFailureException.ThrowUnless(
                rest.StartsWith("HTTP/1.1 "u8) && end > 0,
                "What comes back is no HTTP.",
                () => Utf8Text.Read(answer)
            );
            var head = Encoding.ASCII.GetString(rest[..end]);
            var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
            FuzzFailureException.ThrowUnless(
                status != 500,
                "A request is answered with 500.",
                () => Utf8Text.Read(answer)
            );
            kind.Append(CultureInfo.InvariantCulture, $"{status} ");
            rest = rest[(end + 4)..];
            var type = HeaderOf(head, "Content-Type")?.Split(';')[0];
            kind.Append(type).Append(' ');
            if (!int.TryParse(HeaderOf(head, "Content-Length"), CultureInfo.InvariantCulture, out var length))
            {
                break;
            }

            // An answer to HEAD has a length and no body, and then nothing can be told apart any more.
            if (length > rest.Length || rest[..Math.Min(5, length)].SequenceEqual("HTTP/"u8))
            {
                break;
            }

            if (type is "application/json" or "application/graphql-response+json")
            {
                CheckJson(rest[..length]);
            }

            rest = rest[length..];
        }

        return kind.ToString();
    }

    private static void CheckJson(ReadOnlySpan<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body.ToArray(), new JsonDocumentOptions { MaxDepth = 512 });
        }
        catch (JsonException exception)
        {
            throw new FuzzFailureException(
                "An answer is no JSON.",
                $"{exception.Message}\n{Encoding.UTF8.GetString(body)}"
            );
        }
    }

    private static string? HeaderOf(string head, string name) =>
        head.Split("\r\n")
            .FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
            ?[(name.Length + 1)..].Trim();
}
