using System.Text;
using Graph.Types;
using Graph.Types.Sdl;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Answers <c>GET ?sdl</c> with the schema's text, for tools that would otherwise ask by introspection.</summary>
internal sealed class SchemaDownload
{
    private Printed? _printed;

    /// <summary>True if a request asks for the text: it names <c>sdl</c> and has no query.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        request.QueryString.HasValue && request.Query.ContainsKey("sdl") && !request.Query.ContainsKey("query");

    /// <summary>Writes the text, which is printed once for each schema.</summary>
    public async Task WriteAsync(HttpContext context, Schema schema)
    {
        var printed = _printed;
        if (printed is null || !ReferenceEquals(printed.Schema, schema))
        {
            printed = new Printed(schema, Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema)));
            _printed = printed;
        }

        var response = context.Response;
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = printed.Utf8.Length;
        response.Headers.CacheControl = "no-cache";
        await response.BodyWriter.WriteAsync(printed.Utf8, context.RequestAborted);
    }

    private sealed record Printed(Schema Schema, byte[] Utf8);
}
