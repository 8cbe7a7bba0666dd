using System.Text;
using System.Text.Json.Nodes;
using Graph.Oracle.Tests.Comparison;
using Graph.Oracle.Tests.Sources;
using Graph.Oracle.Tests.Worlds;
using Graph.Types;

namespace Graph.Oracle.Tests.Generation;

/// <summary>Makes valid operations of an unsplit schema.</summary>
internal sealed class OperationMaker
{
    private const int MaxDepth = 6;
    private const int Attempts = 20;

    private readonly Dice _dice;
    private readonly Schema _schema;
    private readonly WorldData _data;
    private readonly Features _features;
    private readonly InputMaker _inputs;
    private readonly Dictionary<string, string> _signatures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Key, string Arguments)>> _before = new(StringComparer.Ordinal);
    private readonly List<(string Name, NamedType Type, string Text)> _fragments = [];
    private readonly bool _mayCollide;
    private int _budget = 45;
    private int _names;

    private OperationMaker(int seed, Schema schema, WorldData data, Features features, bool mayCollide)
    {
        _dice = new Dice(seed);
        _schema = schema;
        _data = data;
        _features = features;
        _mayCollide = mayCollide && features.HasFlag(Features.CollidingAliases);
        _inputs = new InputMaker(_dice);
    }

    /// <summary>The operation of a seed.</summary>
    public static WorldOperation Make(int seed, Schema schema, WorldData data, Features features)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var maker = new OperationMaker(unchecked(seed * 31 + attempt), schema, data, features, attempt < 10);
            var operation = maker.Make();
            if (WorldSchema.IsValid(schema, operation))
            {
                return operation;
            }
        }

        return new WorldOperation("{ __typename }");
    }

    private WorldOperation Make()
    {
        var (head, root) =
            _features.HasFlag(Features.Subscriptions) ? ("subscription", _schema.SubscriptionType!)
            : _schema.MutationType is { } mutation && _dice.Chance(0.2) ? ("mutation", mutation)
            : ("query", _schema.QueryType!);
        var body = head == "subscription" ? Event(root) : Selections(root, 0);
        if (_dice.Chance(0.3))
        {
            head += " Op";
        }

        if (_inputs.Declared.Count > 0)
        {
            head += $"({string.Join(", ", _inputs.Declared)})";
        }

        var fragments = string.Concat(
            _fragments.Select(fragment => $"\nfragment {fragment.Name} on {fragment.Type.Name} {fragment.Text}")
        );
        return new WorldOperation(
            $"{(head == "query" && _dice.Chance(0.5) ? "" : head + " ")}{body}{fragments}",
            _inputs.Values.ToJsonString()
        );
    }

    /// <summary>The one field of a subscription, without a condition.</summary>
    private string Event(ObjectType root)
    {
        var field = Field(_dice.Pick(root.Fields), 0, mayLack: false);
        return _dice.Chance(0.2) ? $"{{ ... on {root.Name} {{ {field} }} }}" : $"{{ {field} }}";
    }

    private string Selections(NamedType type, int depth)
    {
        var text = new StringBuilder("{ ");
        for (var i = _dice.Between(1, depth > 3 ? 2 : 4); i > 0; i--)
        {
            text.Append(Selection(type, depth)).Append(' ');
        }

        return text.Append('}').ToString();
    }

    private string Selection(NamedType type, int depth)
    {
        _budget--;
        var choice = _dice.Below(20);
        if (choice == 0 || type is UnionType && choice < 4)
        {
            return TypeName();
        }

        if (choice == 1 && type == _schema.QueryType && _features.HasFlag(Features.Introspection))
        {
            return Introspection();
        }

        if ((type is UnionType || choice < 8) && depth < MaxDepth && _budget > 0)
        {
            return Fragment(type, depth);
        }

        if (type is not ComplexType complex)
        {
            return TypeName();
        }

        var fields = complex
            .Fields.Where(field => !WorldNote.Of(field.Directives).Hidden)
            .Where(field => (depth < MaxDepth && _budget > 0) || field.Type.Named is ScalarType or EnumType)
            .ToList();
        return fields.Count == 0 ? TypeName() : Field(_dice.Pick(fields), depth);
    }

    private string TypeName() => (_dice.Chance(0.3) ? $"t{_names++}: __typename" : "__typename") + Condition();

    private string Introspection()
    {
        var names = SchemaDifference.Reached(_schema);
        var name = $"i{_names++}";
        return _dice.Below(_features.HasFlag(Features.Incremental) ? 4 : 6) switch
        {
            0 => $"{name}: __schema {{ queryType {{ name kind }} mutationType {{ __typename n: name }} }}",
            1 => $"{name}: __type(name: \"Nothing\") {{ name }}",
            2 =>
                $"{name}: __type(name: \"{_dice.Pick(names)}\") {{ kind ... on __Type {{ __typename name }} ofType {{ name }} }}",
            > 3 => Lists(_dice.Pick(names)),
            _ =>
                $"{name}: __type(name: {_inputs.Variable(new NonNullType(_schema.FindType("String")!), _dice.Pick(names), hasValue: true)}) {{ k: kind name isOneOf }}",
        };
    }

    /// <summary>What a type has, in whatever order. Default values are not compared: npm's <c>graphql</c> tells them coerced.</summary>
    private string Lists(string name)
    {
        const string type = "type { kind name ofType { kind name ofType { kind name ofType { name } } } }";
        const string value = "{ name " + type + " }";
        var lists = _dice.Some(
            [
                "fields { name " + type + " args " + value + " }",
                "enumValues { name }",
                "inputFields " + value,
                "possibleTypes { name }",
                "interfaces { name kind }",
            ],
            0.7
        );
        return $"{DataComparison.InAnyOrder}{_names++}: __type(name: \"{name}\") {{ name {string.Join(' ', lists)} }}";
    }

    private string Fragment(NamedType type, int depth)
    {
        var condition = PickCondition(type);
        if (_dice.Chance(0.55))
        {
            var bare = condition == type && _dice.Chance(0.4);
            var head = bare ? "..." : $"... on {condition.Name}";
            return $"{head}{Condition()}{Defer()} {Selections(condition, depth + 1)}";
        }

        var known = _fragments.Where(fragment => fragment.Type == condition).ToList();
        if (known.Count > 0 && _dice.Chance(0.5))
        {
            return $"...{_dice.Pick(known).Name}{Condition()}{Defer()}";
        }

        var name = $"F{_names++}";
        var text = Selections(condition, depth + 1);
        _fragments.Add((name, condition, text));
        return $"...{name}{Condition()}{Defer()}";
    }

    private NamedType PickCondition(NamedType type)
    {
        if (_dice.Chance(0.25))
        {
            return type;
        }

        var possible = _schema.PossibleTypes(type);
        var others = new List<NamedType>();
        foreach (var other in _schema.Types)
        {
            if (
                other is ObjectType or InterfaceType or UnionType
                && !other.Name.StartsWith("__", StringComparison.Ordinal)
            )
            {
                foreach (var one in _schema.PossibleTypes(other))
                {
                    if (possible.Contains(one))
                    {
                        others.Add(other);
                        break;
                    }
                }
            }
        }

        return others.Count == 0 ? type : _dice.Pick(others);
    }

    private string Field(OutputField field, int depth, bool mayLack = true)
    {
        var coordinate = field.Coordinate;
        if (!_before.TryGetValue(coordinate, out var before))
        {
            _before[coordinate] = before = [];
        }

        string key;
        string arguments;
        if (before.Count > 0 && _dice.Chance(0.5))
        {
            (key, arguments) = _dice.Pick(before);
        }
        else
        {
            arguments = Arguments(field);
            key =
                _dice.Chance(0.65) ? field.Name
                : _dice.Chance(0.5) ? _dice.Pick(["a", "b", "c"])
                : $"x{_names++}";
            var signature = $"{field.Name}{arguments}:{Leafless(field.Type)}";
            while (
                _signatures.TryGetValue(key, out var other) && other != signature && !(_mayCollide && _dice.Chance(0.4))
            )
            {
                key = $"y{_names++}";
            }

            _signatures[key] = signature;
            before.Add((key, arguments));
        }

        var text =
            (key == field.Name ? key : $"{key}: {field.Name}")
            + arguments
            + (mayLack ? Condition() : "")
            + Stream(field);
        return field.Type.Named is ScalarType or EnumType ? text : $"{text} {Selections(field.Type.Named, depth + 1)}";
    }

    /// <summary>What has to agree where two fields have one response name: objects only in their wrappers.</summary>
    private static string Leafless(GraphType type) =>
        type.Named is ScalarType or EnumType
            ? type.ToString()!
            : type.ToString()!.Replace(type.Named.Name, "%", StringComparison.Ordinal);

    private string Arguments(OutputField field)
    {
        var note = WorldNote.Of(field.Directives);
        var lookup = note.Lookup;
        var entity = lookup is null
            ? null
            : WorldObject.Entity(_dice.Pick(note.Types ?? [field.Type.Named.Name]), _dice.Below(7));
        var given = new List<string>();
        for (var i = 0; i < field.Arguments.Length; i++)
        {
            var argument = field.Arguments[i];
            if (entity is not null)
            {
                var value = InputMaker.ToJson(_data.Evaluate(Maps.Parse(lookup![i]), entity));
                given.Add(
                    $"{argument.Name}: {(_dice.Chance(0.5) ? _inputs.Variable(argument.Type, value, hasValue: true) : InputMaker.ToLiteral(value, argument.Type))}"
                );
            }
            else if (WorldNote.Of(argument.Directives).Hidden)
            {
                continue;
            }
            else if ((argument.Type.IsNonNull && argument.DefaultValue is null) || _dice.Chance(0.4))
            {
                given.Add($"{argument.Name}: {_inputs.Literal(argument.Type)}");
            }
        }

        return given.Count == 0 ? "" : $"({string.Join(", ", _dice.Shuffle(given))})";
    }

    private string Defer() =>
        !_features.HasFlag(Features.Incremental) || !_dice.Chance(0.4) ? ""
        : _dice.Chance(0.2) ? $" @defer(if: {(_dice.Chance(0.7) ? "true" : "false")})"
        : _dice.Chance(0.5) ? $" @defer(label: \"d{_names++}\")"
        : " @defer";

    private string Stream(OutputField field) =>
        !_features.HasFlag(Features.Incremental) || field.Type.Nullable is not ListType || !_dice.Chance(0.3)
            ? ""
            : $" @stream(initialCount: {_dice.Below(3)})";

    private string Condition()
    {
        if (!_features.HasFlag(Features.Conditions) || !_dice.Chance(0.15))
        {
            return "";
        }

        var kinds = _dice.Chance(0.15) ? new[] { "skip", "include" } : [_dice.Pick(["skip", "include"])];
        return string.Concat(kinds.Select(kind => $" @{kind}(if: {Flag(kind)})"));
    }

    private string Flag(string kind)
    {
        var boolean = new NonNullType(_schema.FindType("Boolean")!);
        if (_dice.Chance(0.25))
        {
            return _dice.Chance(kind == "skip" ? 0.3 : 0.7) ? "true" : "false";
        }

        // A few variables, so that one decides about several places.
        var known = _flags.Count > 0 && _dice.Chance(0.5) ? _dice.Pick(_flags) : null;
        if (known is null)
        {
            known = _inputs.Variable(
                boolean,
                JsonValue.Create(_dice.Chance(kind == "skip" ? 0.35 : 0.7)),
                hasValue: true
            );
            _flags.Add(known);
        }

        return known;
    }

    private readonly List<string> _flags = [];
}
