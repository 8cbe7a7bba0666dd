using System.Globalization;
using System.Text.Json;

namespace Graph.Server;

/// <summary>The part <c>map</c>: which file goes to which places of the variables.</summary>
internal sealed class UploadMap
{
    private readonly Dictionary<string, List<JsonElement>> _places = new(StringComparer.Ordinal);
    private int _count;

    private UploadMap() { }

    /// <summary>The places by the names of the files' parts.</summary>
    public IReadOnlyDictionary<string, List<JsonElement>> Places => _places;

    /// <summary>Reads the map, and finds its places.</summary>
    /// <param name="json">The part's JSON.</param>
    /// <param name="operations">The JSON of the part <c>operations</c>.</param>
    /// <param name="options">The limits.</param>
    public static (UploadMap? Map, HttpRequestError? Error) Read(
        JsonElement json,
        JsonElement operations,
        GraphQLUploadOptions options
    )
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (
                null,
                HttpRequestError.BadRequest(
                    "The part 'map' must be a JSON object of files and the places where they go, such as "
                        + "{\"0\": [\"variables.file\"]}."
                )
            );
        }

        var map = new UploadMap();
        foreach (var entry in json.EnumerateObject())
        {
            if (map.Add(entry, operations, options) is { } error)
            {
                return (null, error);
            }
        }

        return (map, null);
    }

    private HttpRequestError? Add(JsonProperty entry, JsonElement operations, GraphQLUploadOptions options)
    {
        var name = Shorten(entry.Name);
        if (_places.Count == options.MaxFiles)
        {
            return HttpRequestError.Limit(
                400,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The map has more than {options.MaxFiles} files, the most that one request may carry."
                )
            );
        }

        if (entry.Value.ValueKind != JsonValueKind.Array)
        {
            return HttpRequestError.BadRequest(
                $"The entry '{name}' of the map must be a list of paths such as \"variables.file\"."
            );
        }

        var places = new List<JsonElement>(1);
        if (!_places.TryAdd(entry.Name, places))
        {
            return HttpRequestError.BadRequest($"The map has the entry '{name}' twice.");
        }

        foreach (var path in entry.Value.EnumerateArray())
        {
            if (path.ValueKind != JsonValueKind.String)
            {
                return HttpRequestError.BadRequest(
                    $"The entry '{name}' of the map must be a list of paths such as \"variables.file\"."
                );
            }

            if (++_count > options.MaxPlaces)
            {
                return HttpRequestError.Limit(
                    400,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The map leads to more than {options.MaxPlaces} places, the most that files may go to."
                    )
                );
            }

            var text = path.GetString()!;
            if (Find(text, operations) is not { } place)
            {
                return HttpRequestError.BadRequest(
                    $"The path '{Shorten(text)}' in the entry '{name}' of the map leads nowhere: "
                        + (
                            operations.ValueKind == JsonValueKind.Array
                                ? "in a batch it begins with the number of the request, as in '0.variables.file', "
                                : "it begins with 'variables', as in 'variables.file', "
                        )
                        + "and leads to a null in the part 'operations'."
                );
            }

            if (place.ValueKind != JsonValueKind.Null)
            {
                return HttpRequestError.BadRequest(
                    $"The path '{Shorten(text)}' in the entry '{name}' of the map leads to a value: "
                        + "where a file goes, the part 'operations' must have null."
                );
            }

            places.Add(place);
        }

        return null;
    }

    // The depth of the path is bounded by that of the JSON, which has a limit.
    private static JsonElement? Find(string path, JsonElement json)
    {
        var rest = path.AsSpan();
        if (json.ValueKind == JsonValueKind.Array)
        {
            if (!TryStep(Take(ref rest), ref json))
            {
                return null;
            }
        }

        if (!rest.StartsWith("variables.", StringComparison.Ordinal))
        {
            return null;
        }

        while (!rest.IsEmpty)
        {
            if (!TryStep(Take(ref rest), ref json))
            {
                return null;
            }
        }

        return path.EndsWith('.') ? null : json;
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest)
    {
        var dot = rest.IndexOf('.');
        var segment = dot < 0 ? rest : rest[..dot];
        rest = dot < 0 ? default : rest[(dot + 1)..];
        return segment;
    }

    private static bool TryStep(ReadOnlySpan<char> segment, ref JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                return json.TryGetProperty(segment, out json);
            case JsonValueKind.Array
                when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < json.GetArrayLength():
                json = json[index];
                return true;
            default:
                return false;
        }
    }

    /// <summary>What a client wrote, as a message quotes it.</summary>
    public static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
