using System.Text.RegularExpressions;
using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests.Shrinking;

/// <summary>
/// Smaller worlds: each lacks something of the given one. It relies on how worlds are written: a line for each head of a
/// type, each field and each end.
/// </summary>
internal static partial class WorldEdits
{
    public static IEnumerable<World> Of(World world)
    {
        foreach (var source in world.Sources)
        {
            if (world.Sources.Count > 1)
            {
                yield return world with
                {
                    Sources = [.. world.Sources.Where(one => one != source)],
                };
            }

            if (source.Serving != new Serving())
            {
                yield return With(world, source, source with { Serving = new Serving() });
                yield return With(world, source, source with { Serving = source.Serving with { Delay = 0 } });
                yield return With(world, source, source with { Serving = new Serving(ByEngine: false) });
            }
        }

        foreach (var type in Types(world))
        {
            yield return Everywhere(world, text => WithoutType(text, type));
        }

        foreach (var (type, field) in Coordinates(world))
        {
            yield return Everywhere(world, text => WithoutField(text, type, field));
        }

        foreach (var (type, field) in Coordinates(world))
        {
            foreach (var source in world.Sources)
            {
                var smaller = WithoutField(source.Sdl, type, field);
                if (smaller != source.Sdl)
                {
                    yield return With(world, source, source with { Sdl = smaller });
                }
            }
        }

        foreach (var source in world.Sources)
        {
            var smaller = Regex.Replace(source.Sdl, @" @provides\([^)]*\)", "");
            smaller = Regex.Replace(smaller, "^  [^\n]* @external\n", "", RegexOptions.Multiline);
            yield return With(world, source, source with { Sdl = WithoutEmptyTypes(smaller) });
        }

        foreach (var word in new[] { "implements", "@key", "@is", "@shareable", "@provides", "@inaccessible" })
        {
            foreach (var source in world.Sources)
            {
                for (var i = 0; ; i++)
                {
                    var smaller = WithoutWord(source.Sdl, word, i);
                    if (smaller is null)
                    {
                        break;
                    }

                    yield return With(world, source, source with { Sdl = smaller });
                }
            }
        }

        foreach (var (type, field) in Coordinates(world))
        {
            for (var i = 0; i < 4; i++)
            {
                var index = i;
                yield return Everywhere(world, text => WithoutArgument(text, type, field, index));
            }
        }
    }

    private static World With(World world, WorldSource source, WorldSource instead) =>
        world with
        {
            Sources = [.. world.Sources.Select(one => one == source ? instead : one)],
        };

    private static World Everywhere(World world, Func<string, string> edit) =>
        world with
        {
            Monolith = edit(world.Monolith),
            Sources = [.. world.Sources.Select(source => source with { Sdl = edit(source.Sdl) })],
        };

    private static SortedSet<string> Types(World world)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in world.Sources.Select(source => source.Sdl).Append(world.Monolith))
        {
            names.UnionWith(Head().Matches(text).Select(match => match.Groups[2].Value));
        }

        names.Remove("Query");
        return names;
    }

    private static List<(string Type, string Field)> Coordinates(World world)
    {
        var found = new HashSet<(string, string)>();
        foreach (var text in world.Sources.Select(source => source.Sdl).Append(world.Monolith))
        {
            var type = "";
            foreach (var line in text.Split('\n'))
            {
                if (Head().Match(line) is { Success: true } head)
                {
                    type = head.Groups[2].Value;
                }
                else if (Field().Match(line) is { Success: true } field)
                {
                    found.Add((type, field.Groups[1].Value));
                }
            }
        }

        return [.. found];
    }

    private static string WithoutField(string text, string type, string field)
    {
        var lines = text.Split('\n').ToList();
        var current = "";
        for (var i = 0; i < lines.Count; i++)
        {
            if (Head().Match(lines[i]) is { Success: true } head)
            {
                current = head.Groups[2].Value;
            }
            else if (
                current == type
                && Field().Match(lines[i]) is { Success: true } found
                && found.Groups[1].Value == field
            )
            {
                lines.RemoveAt(i--);
            }
        }

        return WithoutEmptyTypes(string.Join('\n', lines));
    }

    /// <summary>The text without what has nothing in it, and without fields of types that are not there.</summary>
    private static string WithoutEmptyTypes(string text)
    {
        while (true)
        {
            var smaller = EmptyType().Replace(text, "");
            var defined = Head().Matches(smaller).Select(match => match.Groups[2].Value).ToHashSet();
            smaller = OfType()
                .Replace(
                    smaller,
                    match =>
                        defined.Contains(match.Groups[2].Value)
                        || match.Groups[2].Value is "Int" or "Float" or "String" or "Boolean" or "ID"
                            ? match.Value
                            : ""
                );
            if (smaller == text)
            {
                return text;
            }

            text = smaller;
        }
    }

    /// <summary>The text without a type, the fields that have it, and where it is a member.</summary>
    private static string WithoutType(string text, string type)
    {
        var word = $@"\b{Regex.Escape(type)}\b";
        text = Regex.Replace(
            text,
            $@"^(type|interface) {word}[^\n]*\{{\n(  [^\n]*\n)*\}}\n*",
            "",
            RegexOptions.Multiline
        );
        text = Regex.Replace(text, $@"^(union|enum|scalar|input) {word}[^\n]*\n+", "", RegexOptions.Multiline);
        text = Regex.Replace(text, $@"(\| {word}|(?<=\= ){word} \|)", "");
        text = Regex.Replace(text, $@"(& {word}|(?<=implements ){word} &)", "");
        text = Regex.Replace(text, $@" implements {word}", "");
        text = Regex.Replace(text, $@"(, ""{type}""|""{type}"", )", "");
        text = Regex.Replace(text, $@"^  [^\n]*: \[*{word}[^\n]*\n", "", RegexOptions.Multiline);
        return WithoutEmptyTypes(text);
    }

    private static string? WithoutWord(string text, string word, int index)
    {
        var pattern = word switch
        {
            "implements" => @" implements \w+( & \w+)*",
            "@shareable" or "@inaccessible" => $" {word}",
            _ => $@" {word}\([^)]*\)",
        };
        var match = Regex.Matches(text, pattern).ElementAtOrDefault(index);
        return match is null ? null : text.Remove(match.Index, match.Length);
    }

    private static string WithoutArgument(string text, string type, string field, int index)
    {
        var lines = text.Split('\n');
        var current = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (Head().Match(lines[i]) is { Success: true } head)
            {
                current = head.Groups[2].Value;
            }
            else if (current == type && lines[i].StartsWith($"  {field}(", StringComparison.Ordinal))
            {
                lines[i] = WithoutArgument(lines[i], index);
            }
        }

        return string.Join('\n', lines);
    }

    private static string WithoutArgument(string line, int index)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        var depth = 0;
        var isText = false;
        var starts = new List<int> { open + 1 };
        var end = open;
        for (; end < line.Length; end++)
        {
            var c = line[end];
            if (c == '\\')
            {
                end++;
            }
            else if (c == '"')
            {
                isText = !isText;
            }
            else if (!isText && c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (!isText && c is ')' or ']' or '}' && --depth == 0)
            {
                break;
            }
            else if (!isText && c == ',' && depth == 1)
            {
                starts.Add(end + 1);
            }
        }

        if (index >= starts.Count || end >= line.Length)
        {
            return line;
        }

        var from = starts[index];
        var to = index + 1 < starts.Count ? starts[index + 1] : end;
        if (starts.Count == 1)
        {
            return line[..open] + line[(end + 1)..];
        }

        return index + 1 < starts.Count ? line[..from] + line[to..].TrimStart() : line[..(from - 1)] + line[to..];
    }

    [GeneratedRegex(@"^(type|interface|union|enum|scalar|input) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(@"^  (\w+)")]
    private static partial Regex Field();

    [GeneratedRegex(@"^  \w+(\([^\n]*\))?: \[*(\w+)[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex OfType();

    [GeneratedRegex(@"^(type|interface) [^\n]*\{\n\}\n*", RegexOptions.Multiline)]
    private static partial Regex EmptyType();
}
