using System.Collections;
using System.Runtime.InteropServices;
using System.Text.Json;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Writing;

/// <summary>Writes errors in the response format of the specification.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Errors.Error-Result-Format"/></remarks>
public static class ErrorWriter
{
    // Extensions come from code of ours, never from a client; the bound only keeps a cycle from ending the process.
    private const int MaxDepth = 32;

    /// <summary>Writes the response's member <c>"errors":[…]</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="errors">At least one error.</param>
    public static void WriteErrors(JsonWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteRaw("\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteRaw((byte)',');
            }

            Write(writer, errors[i]);
        }

        writer.WriteRaw((byte)']');
    }

    /// <summary>Writes one error as a JSON object.</summary>
    public static void Write(JsonWriter writer, GraphQLError error)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        if (!error.Locations.IsDefaultOrEmpty)
        {
            writer.WriteRaw(",\"locations\":["u8);
            for (var i = 0; i < error.Locations.Length; i++)
            {
                writer.WriteRaw(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
                writer.WriteNumber(error.Locations[i].Line);
                writer.WriteRaw(",\"column\":"u8);
                writer.WriteNumber(error.Locations[i].Column);
                writer.WriteRaw((byte)'}');
            }

            writer.WriteRaw((byte)']');
        }

        if (error.Path is { } path)
        {
            writer.WriteRaw(",\"path\":["u8);
            for (var i = 0; i < path.Length; i++)
            {
                if (i > 0)
                {
                    writer.WriteRaw((byte)',');
                }

                WriteValue(writer, path[i], 0);
            }

            writer.WriteRaw((byte)']');
        }

        WriteExtensions(writer, error);
        writer.WriteRaw((byte)'}');
    }

    private static void WriteExtensions(JsonWriter writer, GraphQLError error)
    {
        if (error.Code is null && error.Extensions.IsEmpty)
        {
            return;
        }

        writer.WriteRaw(",\"extensions\":{"u8);
        var first = true;
        if (error.Code is { } code)
        {
            writer.WriteRaw("\"code\":"u8);
            writer.WriteString(code);
            first = false;
        }

        // Sorted, so that equal errors are equal texts.
        foreach (var (name, value) in error.Extensions.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!first)
            {
                writer.WriteRaw((byte)',');
            }

            first = false;
            writer.WriteString(name);
            writer.WriteRaw((byte)':');
            WriteValue(writer, value, 0);
        }

        writer.WriteRaw((byte)'}');
    }

    private static void WriteValue(JsonWriter writer, object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            writer.WriteNull();
            return;
        }

        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteString(text);
                break;
            case bool boolean:
                writer.WriteBoolean(boolean);
                break;
            case int or long or short or byte:
                writer.WriteNumber(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumber(number);
                break;
            case decimal number:
                writer.WriteNumber(number);
                break;
            case JsonElement json:
                writer.WriteRaw(JsonMarshal.GetRawUtf8Value(json));
                break;
            case IDictionary map:
                WriteMap(writer, map, depth);
                break;
            case IEnumerable list:
                WriteList(writer, list, depth);
                break;
            default:
                writer.WriteString(value.ToString());
                break;
        }
    }

    private static void WriteMap(JsonWriter writer, IDictionary map, int depth)
    {
        var next = (byte)'{';
        foreach (DictionaryEntry entry in map)
        {
            writer.WriteRaw(next);
            next = (byte)',';
            writer.WriteString(entry.Key.ToString());
            writer.WriteRaw((byte)':');
            WriteValue(writer, entry.Value, depth + 1);
        }

        writer.WriteRaw(map.Count == 0 ? "{}"u8 : "}"u8);
    }

    private static void WriteList(JsonWriter writer, IEnumerable list, int depth)
    {
        writer.WriteRaw((byte)'[');
        var first = true;
        foreach (var item in list)
        {
            if (!first)
            {
                writer.WriteRaw((byte)',');
            }

            first = false;
            WriteValue(writer, item, depth + 1);
        }

        writer.WriteRaw((byte)']');
    }
}
