using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Oracle.Tests.Sources;
using Graph.Testing;

namespace Graph.Oracle.Tests.Comparison;

/// <summary>Whether the parts of a response, put together, are what one server answers at once.</summary>
/// <remarks>
/// Members of objects come in another order, and where null travels, a part fails alone that takes more with it in the whole:
/// then only the protocol is looked at.
/// </remarks>
internal static class PartsComparison
{
    public static string? Compare(MonolithAnswer expected, IReadOnlyList<JsonDocument> payloads, bool isByPath)
    {
        var parts = payloads.Select(payload => JsonNode.Parse(payload.RootElement.GetRawText())!.AsObject()).ToList();
        if (!parts[0].ContainsKey("data"))
        {
            return expected.Data.ValueKind == JsonValueKind.Undefined ? null : $"is refused: {parts[0].ToJsonString()}";
        }

        MergedResponse merged;
        try
        {
            merged = MergedResponse.Of(parts);
        }
        catch (Exception exception)
        {
            return $"cannot be put together: {exception.Message}";
        }

        if (ErrorComparison.HasTravelled(expected))
        {
            return null;
        }

        var data = JsonNode.Parse(expected.Data.GetRawText());
        if (!JsonNode.DeepEquals(data, merged.Data))
        {
            return $"parts differ: expected {data!.ToJsonString()}, actual {merged.Data?.ToJsonString()}";
        }

        var errors = JsonSerializer.Deserialize<FieldError[]>(
            new JsonArray([.. merged.Errors.Select(error => error.DeepClone())]).ToJsonString(),
            MonolithAnswer.Json
        )!;
        // In the format by paths each part has all that its fragment asks for: what several ask for fails in each of them.
        errors = isByPath ? [.. errors.DistinctBy(error => (error.PathText, error.Message))] : errors;
        return ErrorComparison.Compare(expected, expected.Data, errors);
    }
}
