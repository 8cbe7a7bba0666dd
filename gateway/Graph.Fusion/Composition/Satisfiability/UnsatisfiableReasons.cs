using System.Globalization;
using System.Text;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Satisfiability;

/// <summary>Says why a field cannot be resolved: a tree of reasons, with what to change at its leaves.</summary>
internal sealed class UnsatisfiableReasons(FusionSchema schema, Reachability reachability)
{
    private const int MaxDepth = 6;

    private readonly StringBuilder _text = new();

    /// <summary>The fields that are being explained, outermost first.</summary>
    private readonly List<string> _trail = [];

    /// <summary>The source that a key or a requirement is explained for.</summary>
    private SourceSchemaInfo? _target;

    public string Of(string typeName, SourceSet held, FusionField field)
    {
        Field(typeName, held, field);
        return _text.ToString().TrimEnd('\n');
    }

    private void Field(string typeName, SourceSet held, FusionField field)
    {
        var name = $"{typeName}.{field.Name}";
        if (_trail.Contains(name))
        {
            var cycle = string.Join(" → ", [.. _trail.SkipWhile(step => step != name), name]);
            Line($"This leads in a circle: {cycle}. Break it by requiring fewer fields.");
            return;
        }

        if (_trail.Count >= MaxDepth)
        {
            return;
        }

        _trail.Add(name);
        if (field.Sources.IsEmpty)
        {
            Line($"No schema serves '{name}'. Add the field to a schema.");
        }

        var reach = reachability.Reach(typeName, held);
        foreach (var source in field.Sources)
        {
            if (source.IsExternal)
            {
                Line(
                    $"'{source.Source.Name}' has '{name}' only as @external: it serves it on paths that @provides it, and this is none. Add @provides to the field before it."
                );
            }
            else if (!reach.Contains(source.Source.Id))
            {
                Entry(typeName, held, reach, source);
            }
            else
            {
                Requirements(typeName, held, reach, source);
            }
        }

        _trail.RemoveAt(_trail.Count - 1);
    }

    private void Entry(string typeName, SourceSet held, SourceSet reach, SourceField field)
    {
        var target = field.Source.Name;
        var lookups = schema.LookupsOf(field.Source.Id, typeName);
        if (lookups.IsEmpty)
        {
            var share =
                $"let '{target}' serve the field before it too, and mark that @shareable in each schema that has it";
            var advice = schema.FindField(typeName, "id") is null
                ? $"{char.ToUpperInvariant(share[0])}{share[1..]}"
                : $"Add one by a key that {Names(held)} can give, such as '{Example(typeName)}', to '{target}'; or {share}";
            Line($"'{target}' serves '{typeName}.{field.FieldName}', but has no lookup for '{typeName}'. {advice}.");
            return;
        }

        foreach (var lookup in lookups)
        {
            foreach (var key in lookup.Keys.DistinctBy(key => FieldSet.Print(key.Selection)))
            {
                var has =
                    $"'{target}' serves '{typeName}.{field.FieldName}', and has the lookup '{lookup.FieldName}' for '{typeName}'";
                if (key.Entries.Any(entry => !reachability.Applies(typeName, entry)))
                {
                    Line(
                        $"{has}, but its key '{FieldSet.Print(key.Selection)}' is for other types. Add an alternative for '{typeName}' to its map."
                    );
                    continue;
                }

                Line($"{has}, but its key '{FieldSet.Print(key.Selection)}' cannot be read before:");
                _target = field.Source;
                foreach (var entry in key.Entries)
                {
                    Value(typeName, held, reach, new SelectedValue([entry]), -1);
                }
            }
        }
    }

    private void Requirements(string typeName, SourceSet held, SourceSet reach, SourceField field)
    {
        if (field.HasRequirements && reachability.AreRequirementsMet(typeName, held, field))
        {
            Line(
                $"'{field.Source.Name}' serves '{typeName}.{field.FieldName}', which requires other fields first, but cannot be asked again for the object then: it has no lookup for '{typeName}' by a key that {Names(held)} can give, and a list or a mutation lies before it. Add one, such as '{Example(typeName)}', to '{field.Source.Name}'."
            );
            return;
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.Requirement is { } value && !reachability.IsReadable(typeName, reach, value, field.Source.Id))
            {
                Line(
                    $"'{field.Source.Name}' serves '{typeName}.{field.FieldName}', but requires '{FieldSelectionMapPrinter.Print(value)}' for its argument '{argument.Name}', which cannot be read:"
                );
                _target = field.Source;
                Value(typeName, held, reach, value, field.Source.Id);
            }
        }
    }

    private void Value(string typeName, SourceSet held, SourceSet reach, SelectedValue value, int excluded)
    {
        foreach (var entry in value.Alternatives)
        {
            if (reachability.IsReadable(typeName, reach, new SelectedValue([entry]), excluded))
            {
                continue;
            }

            if (entry.Path is { } path)
            {
                Path(typeName, held, reach, path, excluded);
            }

            foreach (var field in entry.Path is null ? entry.Object?.Fields ?? [] : [])
            {
                Value(typeName, held, reach, field.Value, excluded);
            }
        }
    }

    private void Path(string typeName, SourceSet held, SourceSet reach, SelectedPath path, int excluded)
    {
        var segment = path.Segments[0];
        if (schema.FindField(typeName, segment.FieldName) is not { } field)
        {
            Line($"  No schema has '{typeName}.{segment.FieldName}'. Correct the map.");
            return;
        }

        var single = new SelectedEntry(
            new SelectedPath(null, [new SelectedPathSegment(segment.FieldName, segment.Arguments, null)]),
            null,
            null
        );
        if (!reachability.IsReadable(typeName, reach, new SelectedValue([single]), excluded))
        {
            var others = field.Sources.Where(source => source.Source.Id != excluded).ToList();
            if (others.Count == 0)
            {
                Line($"  No other schema serves '{typeName}.{field.Name}'. Add it to one.");
                return;
            }

            if (_target is { } target && excluded < 0 && field.Sources.All(source => source.Source == target))
            {
                Line(
                    $"  Only '{target.Name}' itself has '{typeName}.{field.Name}'. Add that field to {Names(held)}, where the object comes from, or give '{target.Name}' a lookup by a field that is there."
                );
                return;
            }

            Field(typeName, held, field);
            return;
        }

        var serving = SourceSet.Empty;
        foreach (var source in field.Sources.Where(source => reach.Contains(source.Source.Id) && !source.IsExternal))
        {
            serving = serving.With(source.Source.Id);
        }

        foreach (var (possible, sources) in reachability.Objects(field, serving))
        {
            if (path.Segments.Length > 1)
            {
                var rest = new SelectedPath(segment.TypeCondition, path.Segments.RemoveAt(0));
                var inner = reachability.Reach(possible, sources);
                if (
                    !reachability.IsReadable(
                        possible,
                        inner,
                        new SelectedValue([new SelectedEntry(rest, null, null)]),
                        excluded
                    )
                )
                {
                    Path(possible, sources, inner, rest, excluded);
                }
            }
        }
    }

    private string Names(SourceSet sources) =>
        string.Join(" or ", sources.Ids().Select(id => $"'{schema.Sources[id].Name}'"));

    private static string Example(string typeName) =>
        $"{char.ToLowerInvariant(typeName[0])}{typeName[1..]}ById(id: ID!): {typeName} @lookup @internal";

    private void Line(string sentence) =>
        _text.Append(CultureInfo.InvariantCulture, $"{new string(' ', 2 * Math.Max(_trail.Count, 1))}{sentence}\n");
}
