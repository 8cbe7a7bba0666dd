namespace Graph.Oracle.Tests.Generation;

/// <summary>The lookups of the sources: fields of Query, or of a type of their own below it.</summary>
internal sealed class SourceLookups(Dice dice, Features features, string[] sources, LeafTypes leaves)
{
    private readonly Dictionary<int, List<string>> _atQuery = [];
    private readonly Dictionary<int, List<string>> _namespaced = [];
    private readonly List<string> _public = [];
    private readonly Dictionary<int, bool> _isNamespaced = [];

    public IReadOnlyList<string> Public => _public;

    public bool IsAt(int source) => _atQuery.ContainsKey(source) || _namespaced.ContainsKey(source);

    public IReadOnlyList<string> AtQuery(int source) => _atQuery.GetValueOrDefault(source) ?? [];

    public IReadOnlyList<string> Namespaced(int source) => _namespaced.GetValueOrDefault(source) ?? [];

    /// <summary>Makes the lookups of an entity at a source.</summary>
    public void Add(PlannedType entity, int source, IReadOnlyCollection<PlannedKey> keys, PlannedType query)
    {
        var ordered = keys.OrderBy(key => key.Name, StringComparer.Ordinal).ToList();
        if (features.HasFlag(Features.InputKeys) && ordered.Count > 1 && dice.Chance(0.4))
        {
            AddOneOf(entity, source, ordered);
            return;
        }

        foreach (var key in ordered)
        {
            Add(entity, source, key);
        }

        query.Present.Add(source);
    }

    /// <summary>Makes one lookup of all entities that an interface or a union has at a source.</summary>
    /// <param name="type">The interface or union.</param>
    /// <param name="source">The source.</param>
    /// <param name="members">The entities.</param>
    /// <param name="isOfInterface">True if the interface itself has the key.</param>
    public void AddAbstract(PlannedType type, int source, IReadOnlyList<PlannedType> members, bool isOfInterface)
    {
        var name = $"{type.Name.ToLowerInvariant()}Byid{sources[source]}";
        var map = isOfInterface ? "id" : string.Join(" | ", members.Select(member => $"<{member}>.id"));
        var isPublic = features.HasFlag(Features.PublicLookups) && dice.Chance(0.3);
        if (isPublic)
        {
            var types = string.Join(", ", members.Select(member => $"\"{member}\"").Order(StringComparer.Ordinal));
            _public.Add($"{name}(id: ID!): {type.Name} @data(lookup: [\"{map}\"], types: [{types}])");
        }

        var argument = isOfInterface ? "id: ID!" : $"id: ID! @is(field: \"{map}\")";
        Add(source, isPublic, $"{name}({argument}): {type.Name} @lookup");
    }

    private void Add(PlannedType entity, int source, PlannedKey key)
    {
        var name = $"{entity.Name.ToLowerInvariant()}By{key.Name}{sources[source]}";
        string arguments;
        string[] maps;
        if (features.HasFlag(Features.InputKeys) && dice.Chance(0.2))
        {
            var input = $"{entity.Name}By{key.Name}{sources[source]}Input";
            leaves.AddOwn(
                input,
                $"input {input} {{ {string.Join(' ', key.Parts.Select((part, i) => $"k{i}: {part.Type}"))} }}"
            );
            var map = $"{{ {string.Join(", ", key.Parts.Select((part, i) => $"k{i}: {part.Path}"))} }}";
            arguments = $"key: {input}! @is(field: \"{map}\")";
            maps = [map];
        }
        else
        {
            var renamed = dice.Chance(0.3);
            arguments = string.Join(
                ", ",
                key.Parts.Select(
                    (part, i) =>
                        renamed || part.Path != part.Name
                            ? $"x{i}: {part.Type} @is(field: \"{part.Path}\")"
                            : $"{part.Name}: {part.Type}"
                )
            );
            maps = [.. key.Parts.Select(part => part.Path)];
        }

        var isPublic = features.HasFlag(Features.PublicLookups) && dice.Chance(0.3) && entity.UnknownAt != source;
        if (isPublic)
        {
            var text = string.Join(", ", maps.Select(map => $"\"{map}\""));
            var plain = System.Text.RegularExpressions.Regex.Replace(arguments, " @is\\(field: \"[^\"]*\"\\)", "");
            _public.Add($"{name}({plain}): {entity.Name} @data(lookup: [{text}])");
        }

        Add(source, isPublic, $"{name}({arguments}): {entity.Name} @lookup");
    }

    private void AddOneOf(PlannedType entity, int source, List<PlannedKey> keys)
    {
        var input = $"{entity.Name}By{sources[source]}Input";
        var fields = new List<string>();
        var alternatives = new List<string>();
        foreach (var key in keys)
        {
            if (key.Parts.Count == 1)
            {
                fields.Add($"{key.Name}: {key.Parts[0].Type[..^1]}");
                alternatives.Add($"{{ {key.Name}: {key.Parts[0].Path} }}");
            }
            else
            {
                var inner = $"{entity.Name}{key.Name}{sources[source]}Input";
                leaves.AddOwn(
                    inner,
                    $"input {inner} {{ {string.Join(' ', key.Parts.Select((part, i) => $"k{i}: {part.Type}"))} }}"
                );
                fields.Add($"{key.Name}: {inner}");
                alternatives.Add(
                    $"{{ {key.Name}: {{ {string.Join(", ", key.Parts.Select((part, i) => $"k{i}: {part.Path}"))} }} }}"
                );
            }
        }

        leaves.AddOwn(input, $"input {input} @oneOf {{ {string.Join(' ', fields)} }}");
        var map = string.Join(" | ", alternatives);
        Add(
            source,
            isPublic: false,
            $"{entity.Name.ToLowerInvariant()}By{sources[source]}(by: {input}! @is(field: \"{map}\")): {entity.Name} @lookup"
        );
    }

    private void Add(int source, bool isPublic, string field)
    {
        if (!_isNamespaced.TryGetValue(source, out var isNamespaced))
        {
            _isNamespaced[source] = isNamespaced = features.HasFlag(Features.NamespacedLookups) && dice.Chance(0.3);
        }

        var fields = isNamespaced && !isPublic ? _namespaced : _atQuery;
        if (!fields.TryGetValue(source, out var list))
        {
            fields[source] = list = [];
        }

        list.Add(isPublic || (isNamespaced && !isPublic) ? field : $"{field} @internal");
    }
}
