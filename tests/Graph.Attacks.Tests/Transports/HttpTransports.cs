using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.Attacks.Tests.Catalogue;

namespace Graph.Attacks.Tests.Transports;

/// <summary>A POST with a JSON body.</summary>
internal class PostTransport(HttpClient client, Uri url) : Transport
{
    private static readonly JsonWriterOptions Raw = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public override string Name => "POST";

    /// <summary>What is accepted.</summary>
    protected virtual string Accept => "application/graphql-response+json";

    public override Task<Answer> SendAsync(Attack attack) => PostAsync(Body(attack, attack.Unseen()));

    /// <summary>A request as JSON.</summary>
    public static byte[] Body(Attack attack, string? document, string? variables = null, string? hash = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Raw))
        {
            writer.WriteStartObject();
            if (document is not null)
            {
                writer.WriteString("query", document);
            }

            if (attack.Operation is not null)
            {
                writer.WriteString("operationName", attack.Operation);
            }

            if ((variables ?? attack.Variables) is { } json)
            {
                writer.WritePropertyName("variables");
                writer.WriteRawValue(json, skipInputValidation: true);
            }

            if (hash is not null)
            {
                writer.WritePropertyName("extensions");
                writer.WriteRawValue($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""");
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Posts a body.</summary>
    public async Task<Answer> PostAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        using var response = await client.SendAsync(request);
        return Answer.Of(body.Length, await response.Content.ReadAsByteArrayAsync());
    }
}

/// <summary>A POST whose answer is a stream of Server-Sent Events.</summary>
internal sealed class EventStreamTransport(HttpClient client, Uri url) : PostTransport(client, url)
{
    public override string Name => "SSE";

    protected override string Accept => "text/event-stream";
}

/// <summary>A POST whose answer may come in parts.</summary>
internal sealed class MultipartTransport(HttpClient client, Uri url) : PostTransport(client, url)
{
    public override string Name => "multipart";

    protected override string Accept => "multipart/mixed, application/graphql-response+json";
}

/// <summary>A batch of one request.</summary>
internal sealed class RequestBatchTransport(HttpClient client, Uri url) : PostTransport(client, url)
{
    public override string Name => "request batch";

    protected override string Accept => "application/json";

    public override Task<Answer> SendAsync(Attack attack) =>
        PostAsync([(byte)'[', .. Body(attack, attack.Unseen()), (byte)']']);
}

/// <summary>A request with a list of one set of variables, answered line by line.</summary>
internal sealed class VariableBatchTransport(HttpClient client, Uri url) : PostTransport(client, url)
{
    public override string Name => "variable batch";

    protected override string Accept => "application/jsonl";

    public override Task<Answer> SendAsync(Attack attack) =>
        PostAsync(Body(attack, attack.Unseen(), $"[{attack.Variables ?? "{}"}]"));
}

/// <summary>A document that is registered with its hash and then named by it alone.</summary>
internal sealed class PersistedTransport(HttpClient client, Uri url) : PostTransport(client, url)
{
    public override string Name => "persisted";

    public override int Requests => 2;

    public override async Task<Answer> SendAsync(Attack attack)
    {
        var document = attack.Unseen();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
        var registered = await PostAsync(Body(attack, document, hash: hash));
        var named = await PostAsync(Body(attack, null, hash: hash));

        // What is too large to be kept is asked for again.
        Assert.Contains(named.Verdict, (string[])[registered.Verdict, "PERSISTED_QUERY_NOT_FOUND"]);
        return registered;
    }
}

/// <summary>A GET. What does not fit into the first line of a request is refused by the server unread.</summary>
internal sealed class GetTransport(HttpClient client, Uri url) : Transport
{
    private const string TooLong = "414";

    public override string Name => "GET";

    public override string? VerdictInstead(Attack attack) => TooLong;

    public override async Task<Answer> SendAsync(Attack attack)
    {
        var query = new StringBuilder("?query=").Append(Uri.EscapeDataString(attack.Unseen()));
        Append(query, "variables", attack.Variables);
        Append(query, "operationName", attack.Operation);

        // The client itself refuses longer ones.
        query.Length = Math.Min(query.Length, 60_000);
        using var request = new HttpRequestMessage(HttpMethod.Get, url + query.ToString());
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return response.StatusCode == HttpStatusCode.RequestUriTooLong
            ? new Answer(TooLong, query.Length, body.Length)
            : Answer.Of(query.Length, body);
    }

    private static void Append(StringBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
