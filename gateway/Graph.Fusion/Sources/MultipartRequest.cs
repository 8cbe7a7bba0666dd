using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Graph.Execution;

namespace Graph.Fusion.Sources;

/// <summary>
/// A request with files: what would be the JSON body, the places of the files, and the files themselves, which are read from
/// where they lie while they are sent.
/// </summary>
/// <remarks><see href="https://github.com/jaydenseric/graphql-multipart-request-spec"/></remarks>
internal static class MultipartRequest
{
    // What a form of another site cannot send; servers ask for it, each under its own name.
    private static readonly string[] PreflightHeaders = ["GraphQL-Preflight", "Apollo-Require-Preflight"];

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Gives a request its body, and the headers that servers ask for with it.</summary>
    /// <param name="message">The request.</param>
    /// <param name="operations">What would be its JSON body.</param>
    /// <param name="files">The files; one that goes to several places is sent once.</param>
    public static void Write(
        HttpRequestMessage message,
        ReadOnlyMemory<byte> operations,
        IReadOnlyList<SourceFile> files
    )
    {
        message.Content = Content(operations, files);
        foreach (var header in PreflightHeaders)
        {
            message.Headers.TryAddWithoutValidation(header, "1");
        }
    }

    private static MultipartFormDataContent Content(ReadOnlyMemory<byte> operations, IReadOnlyList<SourceFile> files)
    {
        var places = new Dictionary<IFile, List<string>>(ReferenceEqualityComparer.Instance);
        var order = new List<IFile>(files.Count);
        foreach (var (file, place) in files)
        {
            if (!places.TryGetValue(file, out var found))
            {
                places[file] = found = [];
                order.Add(file);
            }

            found.Add(place);
        }

        var content = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        content.Add(Part(new ReadOnlyMemoryContent(operations), "operations"));
        content.Add(Part(new ReadOnlyMemoryContent(Map(order, places)), "map"));
        for (var i = 0; i < order.Count; i++)
        {
            content.Add(Part(order[i], i));
        }

        return content;
    }

    private static byte[] Map(List<IFile> order, Dictionary<IFile, List<string>> places)
    {
        var map = new Dictionary<string, List<string>>(order.Count);
        for (var i = 0; i < order.Count; i++)
        {
            map[Name(i)] = places[order[i]];
        }

        return JsonSerializer.SerializeToUtf8Bytes(map, FusionJson.Default.DictionaryStringListString);
    }

    private static ReadOnlyMemoryContent Part(ReadOnlyMemoryContent content, string name)
    {
        content.Headers.ContentType = Json;
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{name}\"");
        return content;
    }

    private static StreamContent Part(IFile file, int index)
    {
        var part = new StreamContent(file.OpenReadStream());
        part.Headers.TryAddWithoutValidation("Content-Type", MediaTypeOf(file));
        part.Headers.TryAddWithoutValidation(
            "Content-Disposition",
            $"form-data; name=\"{Name(index)}\"; filename=\"{Escape(file.Name)}\""
        );
        return part;
    }

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string MediaTypeOf(IFile file) =>
        MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type.ToString() : "application/octet-stream";

    // As browsers write it: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
    private static string Escape(string name) =>
        name.Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
}
