using System.Text;
using Graph.Types;

namespace Graph.Fusion.Tests.Planning;

/// <summary>
/// A graph by chance, split over sources: entities with several keys, shared and required fields, an interface and a
/// union, lookups that may be missing. Many of them cannot be composed; those that can, must be planned.
/// </summary>
internal sealed class RandomGraph
{
    private const int Types = 4;
    private readonly Random _random;
    private readonly int _sources;
    private readonly StringBuilder[] _text;
    private readonly List<string>[,] _fields;
    private readonly bool[,] _isKnown;
    private readonly int[,] _key;

    public RandomGraph(int seed)
    {
        _random = new Random(seed);
        _sources = _random.Next(2, 5);
        _text = [.. Enumerable.Range(0, _sources).Select(_ => new StringBuilder())];
        _fields = new List<string>[_sources, Types];
        _isKnown = new bool[_sources, Types];
        _key = new int[_sources, Types];
        for (var source = 0; source < _sources; source++)
        {
            for (var type = 0; type < Types; type++)
            {
                _fields[source, type] = [];
                _key[source, type] = _random.Next(16) == 0 ? 1 : 0;
            }
        }

        AddFields();
        AddRequirements();
        for (var source = 0; source < _sources; source++)
        {
            Write(source);
        }
    }

    public (string Name, string Sdl)[] Sources => [.. _text.Select((text, source) => ($"s{source}", text.ToString()))];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private void AddFields()
    {
        for (var type = 0; type < Types; type++)
        {
            for (var field = 0; field < 4; field++)
            {
                var isShared = Chance(30);
                var nullable = Chance(50);
                var text = field switch
                {
                    < 2 => $"f{field}: {(nullable ? "Int" : "Int!")}",
                    2 => $"f{field}: {(Chance(30) ? "Named" : $"T{_random.Next(Types)}")}",
                    _ => $"f{field}: [{(Chance(30) ? "Any" : $"T{_random.Next(Types)}")}]",
                };
                foreach (var source in Some(isShared ? 2 : 1))
                {
                    // What a source shares it may promise more strictly.
                    var own = isShared && nullable && field < 2 && Chance(30) ? text + "!" : text;
                    Add(source, type, $"{own} {(isShared ? "@shareable" : "")}");
                    foreach (var other in Enumerable.Range(0, Types))
                    {
                        _isKnown[source, other] |= text.Contains($"T{other}", StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    private void AddRequirements()
    {
        for (var type = 0; type < Types; type++)
        {
            if (Chance(60))
            {
                var isNamed = Enumerable
                    .Range(0, _sources)
                    .Any(source =>
                        _fields[source, type].Exists(field => field.StartsWith("f2: Named", StringComparison.Ordinal))
                    );
                var field = _random.Next(isNamed ? 3 : 2);
                var without = Enumerable
                    .Range(0, _sources)
                    .Where(source =>
                        !_fields[source, type].Exists(text => text.StartsWith($"f{field}", StringComparison.Ordinal))
                    )
                    .ToArray();
                if (without.Length > 0)
                {
                    var path = field < 2 ? $"f{field}" : $"f2<T{_random.Next(Types)}>.f0";
                    Add(without[_random.Next(without.Length)], type, $"r(x: Int @require(field: \"{path}\")): Int");
                }
            }
        }
    }

    private void Add(int source, int type, string field)
    {
        _fields[source, type].Add(field);
        _isKnown[source, type] = true;
    }

    private IEnumerable<int> Some(int count) => Enumerable.Range(0, _sources).OrderBy(_ => _random.Next()).Take(count);

    private void Write(int source)
    {
        var known = Enumerable.Range(0, Types).Where(type => _isKnown[source, type]).ToArray();
        var text = _text[source];
        var isNamed = Chance(70);
        text.Append("type Query {\n");
        text.Append($"  q{source}: Int\n");
        foreach (var type in known)
        {
            var key = KeyOf(source, type);
            // What requires something can only be asked for by a lookup.
            if (Chance(96) || _fields[source, type].Exists(field => field.StartsWith("r(", StringComparison.Ordinal)))
            {
                text.Append($"  t{type}s{source}({key}: ID!): T{type} @lookup @internal\n");
            }

            if (Chance(40))
            {
                text.Append($"  all{type}s{source}: [T{type}]\n");
            }

            if (Chance(20))
            {
                text.Append($"  one{type}: T{type} @shareable\n");
            }
        }

        text.Append(known.Length > 0 && Chance(50) ? $"  named{source}: [Named]\n  any{source}: [Any!]\n" : "");
        text.Append("}\n");
        foreach (var type in known)
        {
            var keys = new HashSet<string> { "id", KeyOf(source, type) };
            text.Append($"type T{type} {(isNamed ? "implements Named " : "")}")
                .AppendJoin(' ', keys.Select(key => $"@key(fields: \"{key}\")"))
                .Append(" {\n")
                .AppendJoin("", keys.Select(key => $"  {key}: ID!\n"))
                .AppendJoin("", _fields[source, type].Select(field => $"  {field}\n"))
                .Append("}\n");
        }

        var members = known.Length == 0 ? "Lone" : string.Join(" | ", known.Select(type => $"T{type}"));
        text.Append($"union Any = {members}\ninterface Named {{ id: ID! }}\n");
        text.Append(known.Length == 0 ? "type Lone @shareable { x: Int }\n" : "");
    }

    private string KeyOf(int source, int type) => _key[source, type] == 0 ? "id" : "sku";
}

/// <summary>Operations by chance for a schema.</summary>
internal sealed class RandomOperation(Schema schema, int seed)
{
    private readonly Random _random = new(seed);
    private int _budget = 40;

    /// <summary>A query; it may be invalid where fields meet under one name.</summary>
    public string Next()
    {
        _budget = 40;
        return $"query($a: Boolean!, $b: Boolean!, $c: Boolean!) {{ __typename @include(if: $a) @skip(if: $b) c: __typename @skip(if: $c) {Selections(schema.RootType(Graph.Language.OperationType.Query)!, 0)} }}";
    }

    private string Selections(NamedType type, int depth)
    {
        var text = new StringBuilder();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            text.Append(Selection(type, depth)).Append(' ');
        }

        return text.Length == 0 ? "__typename" : text.ToString();
    }

    private string Selection(NamedType type, int depth)
    {
        if (_budget-- < 0)
        {
            return "__typename";
        }

        if (type is UnionType or InterfaceType && _random.Next(100) < 70)
        {
            var possible = schema.PossibleTypes(type);
            if (possible.Length == 0)
            {
                return "__typename";
            }

            var chosen = possible[_random.Next(possible.Length)];
            return $"... on {chosen.Name}{Condition()} {{ {Selections(chosen, depth)} }}";
        }

        if (_random.Next(100) < 15)
        {
            return $"...{Condition()} {{ {Selections(type, depth)} }}";
        }

        OutputField[] fields = type switch
        {
            ObjectType found => [.. found.Fields],
            InterfaceType found => [.. found.Fields],
            _ => [],
        };
        fields =
        [
            .. fields.Where(field =>
                !field.Name.StartsWith("__", StringComparison.Ordinal) && (depth < 6 || field.Type.IsLeaf)
            ),
        ];
        if (fields.Length == 0)
        {
            return "__typename";
        }

        var field = fields[_random.Next(fields.Length)];
        var alias = _random.Next(100) < 20 ? $"x{_random.Next(3)}: " : "";
        return field.Type.IsLeaf
            ? $"{alias}{field.Name}{Condition()}"
            : $"{alias}{field.Name}{Condition()} {{ {Selections(field.Type.Named, depth + 1)} }}";
    }

    private string Condition()
    {
        var variable = "abc"[_random.Next(3)];
        return _random.Next(100) switch
        {
            < 12 => $" @include(if: ${variable})",
            < 20 => $" @skip(if: ${variable})",
            _ => "",
        };
    }
}
