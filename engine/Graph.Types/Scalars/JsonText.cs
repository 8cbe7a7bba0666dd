using System.Text.Json;

namespace Graph.Types;

/// <summary>Reads the text of a JSON string.</summary>
internal static class JsonText
{
    /// <summary>The text; null if the value is no string, or one that is no Unicode (an escaped lone surrogate).</summary>
    public static string? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
