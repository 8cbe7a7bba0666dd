using System.Text.Json;

namespace Graph.Fusion.Composition.Settings;

/// <summary>Reads the members of a JSON object of settings, and says of each that is wrong what it can be.</summary>
internal sealed class SettingsReader
{
    public const string Code = "INVALID_COMPOSITION_SETTINGS";

    /// <summary>The largest settings file, in bytes.</summary>
    private const int MaxBytes = 1024 * 1024;

    private readonly string _file;
    private readonly CompositionLog _log;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    public SettingsReader(string file, string? path, JsonElement element, CompositionLog log)
    {
        _file = file;
        _log = log;
        Path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Error(path, $"is {Kind(element)}, where an object belongs", "Write { … }.");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            _members[member.Name] = member.Value;
        }
    }

    /// <summary>Where the object stands in the file; null for the whole.</summary>
    public string? Path { get; }

    /// <summary>The names of the members that have not been read yet.</summary>
    public IReadOnlyList<string> Names => [.. _members.Keys];

    /// <summary>The document of a file, or null with an entry in the log.</summary>
    public static JsonDocument? Parse(string file, CompositionLog log)
    {
        var name = System.IO.Path.GetFileName(file);
        try
        {
            if (new FileInfo(file).Length > MaxBytes)
            {
                log.Error(Code, null, null, $"{name} is larger than {MaxBytes} bytes.", "Keep only settings in it.");
                return null;
            }

            var options = new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            };
            return JsonDocument.Parse(File.ReadAllBytes(file), options);
        }
        catch (JsonException e)
        {
            log.Error(
                Code,
                null,
                null,
                $"{name} is no JSON: line {e.LineNumber + 1} cannot be read.",
                "Correct the text there or just before."
            );
            return null;
        }
    }

    public bool? Flag(string name) =>
        Take(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            var other => Wrong<bool>(name, other.Value, "true or false"),
        };

    public string? Text(string name)
    {
        var value = Take(name);
        if (value is null or { ValueKind: JsonValueKind.String })
        {
            return value?.GetString();
        }

        Wrong<bool>(name, value.Value, "a text");
        return null;
    }

    public int? Number(string name) =>
        Take(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number > 0 => number,
            var other => Wrong<int>(name, other.Value, "a positive number"),
        };

    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> values)
        where T : struct, Enum =>
        Take(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } value when values.TryGetValue(value.GetString()!, out var choice) =>
                choice,
            var other => Wrong<T>(name, other.Value, string.Join(" or ", values.Keys.Select(key => $"\"{key}\""))),
        };

    public SettingsReader? Object(string name) =>
        Take(name) is { } value ? new SettingsReader(_file, Below(name), value, _log) : null;

    private string Below(string name) => Path is null ? name : $"{Path}.{name}";

    /// <summary>Says which members nobody has asked for: they are misspelt.</summary>
    public void RefuseOthers()
    {
        foreach (var name in _members.Keys)
        {
            Error(
                Below(name),
                "is no setting",
                $"Remove it, or write one of {string.Join(", ", _known.Order(StringComparer.Ordinal))}."
            );
        }
    }

    private JsonElement? Take(string name)
    {
        _known.Add(name);
        return _members.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private T? Wrong<T>(string name, JsonElement value, string expected)
        where T : struct
    {
        Error(Below(name), $"is {Kind(value)}", $"Write {expected}.");
        return null;
    }

    private void Error(string? path, string problem, string hint) =>
        _log.Error(Code, null, null, $"{(path is null ? _file : $"'{path}' in {_file}")} {problem}.", hint);

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => $"\"{value.GetString()}\"",
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "null",
        };
}
