using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Graph.Common.Identity;

/// <summary>Why a request's access token is not accepted.</summary>
internal sealed record RejectedToken(string Message)
{
    private static readonly JsonWriterOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers 401 in the form of a GraphQL error, which every GraphQL client can show.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var body = new ArrayBufferWriter<byte>(256);
        await using (var json = new Utf8JsonWriter(body, Json))
        {
            json.WriteStartObject();
            json.WriteStartArray("errors");
            json.WriteStartObject();
            json.WriteString("message", Message);
            json.WriteStartObject("extensions");
            json.WriteString("code", "UNAUTHENTICATED");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        var response = context.Response;
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.WrittenCount;
        await response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }
}
