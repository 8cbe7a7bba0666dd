using System.Text.Json;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>Walks through answers.</summary>
internal static class JsonPaths
{
    /// <summary>The element at a path of member names and indexes.</summary>
    public static JsonElement At(this JsonElement element, params object[] path)
    {
        foreach (var step in path)
        {
            element = step is int index ? element[index] : element.GetProperty((string)step);
        }

        return element;
    }

    /// <summary>The string at a path of member names and indexes; null for null.</summary>
    public static string? Text(this JsonElement element, params object[] path) => element.At(path).GetString();

    /// <summary>The integer at a path of member names and indexes.</summary>
    public static long Number(this JsonElement element, params object[] path) => element.At(path).GetInt64();

    /// <summary>The boolean at a path of member names and indexes.</summary>
    public static bool Flag(this JsonElement element, params object[] path) => element.At(path).GetBoolean();

    /// <summary>Whether there is null at a path of member names and indexes.</summary>
    public static bool IsNull(this JsonElement element, params object[] path) =>
        element.At(path).ValueKind == JsonValueKind.Null;
}
