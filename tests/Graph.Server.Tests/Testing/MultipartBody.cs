using System.Net.Http.Headers;
using System.Text;

namespace Graph.Server.Tests.Testing;

/// <summary>A multipart body, written by hand: what no client would send can be sent, too.</summary>
internal sealed class MultipartBody
{
    public const string Boundary = "----graph";

    private readonly MemoryStream _bytes = new();

    /// <summary>The parts <c>operations</c> and <c>map</c>.</summary>
    public static MultipartBody Of(string operations, string map) =>
        new MultipartBody().Field("operations", operations).Field("map", map);

    /// <summary>A part without a filename.</summary>
    public MultipartBody Field(string name, string text) =>
        Part($"Content-Disposition: form-data; name=\"{name}\"", Encoding.UTF8.GetBytes(text));

    /// <summary>A file of text.</summary>
    public MultipartBody File(string name, string content, string fileName = "a.txt", string type = "text/plain") =>
        File(name, Encoding.UTF8.GetBytes(content), fileName, type);

    /// <summary>A file.</summary>
    public MultipartBody File(string name, byte[] content, string fileName = "a.txt", string type = "text/plain") =>
        Part(
            $"Content-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"\r\nContent-Type: {type}",
            content
        );

    /// <summary>A part with headers of the test's own.</summary>
    public MultipartBody Part(string headers, byte[] content)
    {
        Write($"--{Boundary}\r\n{headers}\r\n\r\n");
        _bytes.Write(content);
        Write("\r\n");
        return this;
    }

    /// <summary>The bytes so far, with or without the end.</summary>
    public byte[] ToArray(bool closed = true) =>
        closed ? [.. _bytes.ToArray(), .. Encoding.ASCII.GetBytes($"--{Boundary}--\r\n")] : _bytes.ToArray();

    /// <summary>Sends it.</summary>
    public async Task<Answer> PostAsync(
        GraphServer server,
        string? preflight = "GraphQL-Preflight",
        bool closed = true,
        bool chunked = false,
        string contentType = $"multipart/form-data; boundary={Boundary}"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StreamContent(new MemoryStream(ToArray(closed))),
        };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (preflight is not null)
        {
            request.Headers.Add(preflight, "1");
        }

        using var response = await server.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private void Write(string text) => _bytes.Write(Encoding.UTF8.GetBytes(text));
}
