using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Satisfiability;

/// <summary>
/// Which sources can take over an object that some sources hold, and what can be read of it then. Whether a source can
/// be entered depends on keys, these on what other sources can be entered, and so on in circles: the answers are the
/// least ones that are consistent, so nothing is ever proved by itself.
/// </summary>
internal sealed class Reachability(FusionSchema schema)
{
    private const int MaxDepth = 400;

    private readonly Dictionary<FactKey, Fact> _facts = [];
    private readonly Dictionary<
        (FusionField, SourceSet),
        ImmutableArray<(string TypeName, SourceSet Sources)>
    > _objects = [];

    /// <summary>The facts that are not final yet.</summary>
    private readonly List<Fact> _open = [];
    private int _pass;
    private int _depth;
    private bool _hasChanged;

    /// <summary>The sources that can hold an object of this type if <paramref name="held"/> do, these included.</summary>
    public SourceSet Reach(string typeName, SourceSet held) => new(Solve(new FactKey(typeName, held, -1, null)));

    /// <summary>True if everything that a source requires for a field can be read of the object.</summary>
    public bool AreRequirementsMet(string typeName, SourceSet held, SourceField field) =>
        !field.HasRequirements || Solve(new FactKey(typeName, held, field.Source.Id, field)) != 0;

    /// <summary>True if the source can be asked about the object by a lookup, even if it has given the object itself.</summary>
    public bool CanBeAskedAgain(string typeName, SourceSet held, int source) =>
        Run(() => CanEnter(typeName, new SourceSet(Evaluate(new FactKey(typeName, held, -1, null))), source));

    /// <summary>True if a value can be read of an object that these sources hold.</summary>
    /// <param name="excluded">The source from which leaves must not come, or -1.</param>
    public bool IsReadable(string typeName, SourceSet held, SelectedValue value, int excluded) =>
        Run(() => CanRead(typeName, held, value, excluded));

    private ulong Solve(FactKey key)
    {
        if (_facts.TryGetValue(key, out var known) && known.IsFinal)
        {
            return known.Value;
        }

        ulong value = 0;
        Run(() =>
        {
            value = Evaluate(key);
            return true;
        });
        return value;
    }

    /// <summary>Evaluates until nothing changes; what the last pass has seen is final.</summary>
    private bool Run(Func<bool> evaluate)
    {
        bool result;
        do
        {
            _pass++;
            _hasChanged = false;
            result = evaluate();
        } while (_hasChanged);

        foreach (var fact in _open)
        {
            fact.IsFinal |= fact.Pass == _pass;
        }

        _open.RemoveAll(fact => fact.IsFinal);
        return result;
    }

    private ulong Evaluate(FactKey key)
    {
        if (!_facts.TryGetValue(key, out var fact))
        {
            _facts[key] = fact = new Fact { Value = key.Field is null ? key.Held.Bits : 0 };
            _open.Add(fact);
        }

        if (fact.IsFinal || fact.Pass == _pass || _depth > MaxDepth)
        {
            return fact.Value;
        }

        fact.Pass = _pass;
        _depth++;
        var value = key.Field is { } field
            ? (MeetsRequirements(key.TypeName, key.Held, field) ? 1UL : 0)
            : Enter(key.TypeName, new SourceSet(fact.Value)).Bits;
        _depth--;
        if (value != fact.Value)
        {
            fact.Value = value;
            _hasChanged = true;
        }

        return value;
    }

    private SourceSet Enter(string typeName, SourceSet held)
    {
        var grown = true;
        while (grown)
        {
            grown = false;
            foreach (var source in schema.Sources)
            {
                if (!held.Contains(source.Id) && CanEnter(typeName, held, source.Id))
                {
                    held = held.With(source.Id);
                    grown = true;
                }
            }
        }

        return held;
    }

    private bool CanEnter(string typeName, SourceSet held, int source)
    {
        foreach (var lookup in schema.LookupsOf(source, typeName))
        {
            foreach (var key in lookup.Keys)
            {
                if (CanReadKey(typeName, held, key))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool CanReadKey(string typeName, SourceSet held, LookupKey key)
    {
        foreach (var entry in key.Entries)
        {
            if (!Applies(typeName, entry) || CanRead(typeName, held, entry, -1) is not true)
            {
                return false;
            }
        }

        return true;
    }

    private bool MeetsRequirements(string typeName, SourceSet held, SourceField field)
    {
        var reach = new SourceSet(Evaluate(new FactKey(typeName, held, -1, null)));
        foreach (var argument in field.Arguments)
        {
            if (argument.Requirement is { } value && !CanRead(typeName, reach, value, field.Source.Id))
            {
                return false;
            }
        }

        return true;
    }

    private bool CanRead(string typeName, SourceSet held, SelectedValue value, int excluded)
    {
        var applies = false;
        foreach (var entry in value.Alternatives)
        {
            if (value.Alternatives.Length > 1 && !Applies(typeName, entry))
            {
                continue;
            }

            switch (CanRead(typeName, held, entry, excluded))
            {
                case true:
                    return true;
                case false:
                    applies = true;
                    break;
            }
        }

        // If no alternative is for this type there is no value: null is given.
        return !applies;
    }

    /// <summary>
    /// False for one of several alternatives that is for objects of other types: <c>{ bookId: &lt;Book&gt;.id }</c> for a film.
    /// </summary>
    public bool Applies(string typeName, SelectedEntry entry)
    {
        if (entry.Path is { } path)
        {
            return path.TypeCondition is not { } condition || IsPossible(condition, typeName);
        }

        foreach (var field in entry.Object?.Fields ?? [])
        {
            var applies = false;
            foreach (var alternative in field.Value.Alternatives)
            {
                applies |= Applies(typeName, alternative);
            }

            if (!applies)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Null if the entry is for objects of other types.</summary>
    private bool? CanRead(string typeName, SourceSet held, SelectedEntry entry, int excluded)
    {
        if (entry.Path is not { } path)
        {
            return CanReadInner(typeName, held, entry, excluded);
        }

        if (path.TypeCondition is { } condition && !IsPossible(condition, typeName))
        {
            return null;
        }

        return CanReadPath(typeName, held, path, 0, entry, excluded);
    }

    private bool CanReadInner(string typeName, SourceSet held, SelectedEntry entry, int excluded)
    {
        foreach (var field in entry.Object?.Fields ?? [])
        {
            if (!CanRead(typeName, held, field.Value, excluded))
            {
                return false;
            }
        }

        return entry.List is not { } list || CanRead(typeName, held, list.Item, excluded);
    }

    private bool CanReadPath(
        string typeName,
        SourceSet held,
        SelectedPath path,
        int index,
        SelectedEntry entry,
        int excluded
    )
    {
        var segment = path.Segments[index];
        if (segment.FieldName == "__typename")
        {
            return true;
        }

        if (schema.FindField(typeName, segment.FieldName) is not { } field)
        {
            return false;
        }

        var isLast = index == path.Segments.Length - 1;
        var isLeaf = isLast && field.Definition.Type.IsLeaf;
        var serving = SourceSet.Empty;
        foreach (var source in field.Sources)
        {
            if (
                held.Contains(source.Source.Id)
                && !source.IsExternal
                && !(isLeaf && source.Source.Id == excluded)
                && (!source.HasRequirements || Evaluate(new FactKey(typeName, held, source.Source.Id, source)) != 0)
            )
            {
                serving = serving.With(source.Source.Id);
            }
        }

        if (serving.IsEmpty || isLeaf)
        {
            return !serving.IsEmpty;
        }

        foreach (var (possible, sources) in Objects(field, serving))
        {
            if (segment.TypeCondition is { } condition && !IsPossible(condition, possible))
            {
                continue;
            }

            var reach = new SourceSet(Evaluate(new FactKey(possible, sources, -1, null)));
            if (
                isLast
                    ? !CanReadInner(possible, reach, entry, excluded)
                    : !CanReadPath(possible, reach, path, index + 1, entry, excluded)
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The object types that a field can give, each with the sources that can give it; sorted by name.</summary>
    public ImmutableArray<(string TypeName, SourceSet Sources)> Objects(FusionField field, SourceSet serving)
    {
        if (!_objects.TryGetValue((field, serving), out var objects))
        {
            _objects[(field, serving)] = objects = FindObjects(field, serving);
        }

        return objects;
    }

    private ImmutableArray<(string TypeName, SourceSet Sources)> FindObjects(FusionField field, SourceSet serving)
    {
        var objects = new SortedDictionary<string, SourceSet>(StringComparer.Ordinal);
        foreach (var source in field.Sources)
        {
            if (!serving.Contains(source.Source.Id))
            {
                continue;
            }

            foreach (var possible in schema.PossibleTypesIn(source.Source.Id, source.Type.NamedType()))
            {
                objects[possible] = objects.GetValueOrDefault(possible).With(source.Source.Id);
            }
        }

        return [.. objects.Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>True if objects of <paramref name="possible"/> are among the values of <paramref name="typeName"/>.</summary>
    public bool IsPossible(string typeName, string possible)
    {
        if (typeName == possible)
        {
            return true;
        }

        foreach (var source in schema.Sources)
        {
            if (schema.PossibleTypesIn(source.Id, typeName).Contains(possible))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct FactKey(string TypeName, SourceSet Held, int Source, SourceField? Field);

    private sealed class Fact
    {
        public ulong Value { get; set; }

        public int Pass { get; set; }

        public bool IsFinal { get; set; }
    }
}
