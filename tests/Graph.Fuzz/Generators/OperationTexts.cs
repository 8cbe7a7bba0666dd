using System.Globalization;
using System.Text;
using Graph.Types;

namespace Graph.Fuzz.Generators;

/// <summary>
/// Operations that are valid for a schema, but for a small share of mistakes: aliases, fragments, conditions, arguments by
/// literal and by variable, abstract types. It also makes values for the variables, right and wrong.
/// </summary>
internal sealed class OperationTexts(Schema schema, Random random)
{
    private const int MaxFields = 40;

    private readonly Dictionary<string, (GraphType Type, bool HasDefault)> _variables = [];
    private readonly List<string> _fragments = [];
    private int _fields;
    private int _labels;

    /// <summary>The variables of the last document, by name.</summary>
    public IReadOnlyDictionary<string, (GraphType Type, bool HasDefault)> Variables => _variables;

    /// <summary>Makes a document with one operation.</summary>
    public string Document()
    {
        _variables.Clear();
        _fragments.Clear();
        _fields = 0;
        var isMutation = schema.MutationType is not null && random.Next(5) == 0;
        var root = isMutation ? schema.MutationType! : schema.QueryType!;
        var selections = Selections(root, 0);
        var variables = string.Join(
            ' ',
            _variables.Select(variable =>
                $"${variable.Key}: {variable.Value.Type}"
                + (variable.Value.HasDefault ? $" = {Literal(variable.Value.Type, 0, isConst: true)}" : "")
            )
        );
        var head =
            variables.Length > 0 ? $"{(isMutation ? "mutation" : "query")} Q({variables}) "
            : isMutation ? "mutation "
            : "";
        return $"{head}{selections}\n{string.Join('\n', _fragments)}";
    }

    /// <summary>Makes a set of variables as a JSON object; now and then a wrong one.</summary>
    public string VariableSet()
    {
        var text = new StringBuilder("{");
        foreach (var (name, (type, hasDefault)) in _variables)
        {
            if ((hasDefault || !type.IsNonNull) && random.Next(4) == 0 || random.Next(40) == 0)
            {
                continue;
            }

            text.Append(text.Length > 1 ? "," : "").Append('"').Append(name).Append("\":").Append(Json(type, 0));
        }

        return text.Append('}').ToString();
    }

    private string Selections(NamedType type, int depth)
    {
        var text = new StringBuilder("{");
        for (var count = random.Next(1, depth == 0 ? 5 : 4); count > 0; count--)
        {
            text.Append(' ').Append(Selection(type, depth));
        }

        return text.Append(" }").ToString();
    }

    private string Selection(NamedType type, int depth)
    {
        var choice = random.Next(12);
        if (choice == 0 && depth < 5 && _fields < MaxFields)
        {
            var on = Narrowed(type);
            return $"... {(random.Next(3) == 0 && ReferenceEquals(on, type) ? "" : $"on {on.Name} ")}{Directives(fragment: true)}{Selections(on, depth + 1)}";
        }

        if (choice == 1 && depth < 5 && _fields < MaxFields)
        {
            var on = Narrowed(type);
            var name = $"F{_fragments.Count}";
            // Its place is taken first, so that the fragments inside it have names of their own.
            _fragments.Add("");
            var text = $"fragment {name} on {on.Name} {Selections(on, depth + 1)}";
            _fragments[int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture)] = text;
            return $"...{name} {Directives(fragment: true)}";
        }

        if (type is not ComplexType complex || choice == 2)
        {
            return $"{Alias()}__typename {Directives(fragment: false)}";
        }

        return Field(complex, depth);
    }

    private string Field(ComplexType type, int depth)
    {
        _fields++;
        var fields = type.Fields;
        var field = fields[random.Next(fields.Length)];
        for (var tries = 0; (depth > 5 || _fields > MaxFields) && !field.Type.IsLeaf && tries < 20; tries++)
        {
            field = fields[random.Next(fields.Length)];
        }

        if (!field.Type.IsLeaf && (depth > 5 || _fields > MaxFields))
        {
            return "__typename";
        }

        var below = field.Type.IsLeaf ? "" : Selections(field.Type.Named, depth + 1);
        return $"{Alias()}{field.Name}{Arguments(field)} {Directives(fragment: false)}{Stream(field)}{below}";
    }

    private string Arguments(OutputField field)
    {
        var given = new List<string>();
        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired ? random.Next(60) > 0 : random.Next(2) == 0)
            {
                given.Add($"{argument.Name}: {Argument(argument)}");
            }
        }

        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Argument(InputValue argument) =>
        random.Next(3) == 0
            ? Variable(argument.Type, argument.DefaultValue is not null)
            : Literal(argument.Type, 0, isConst: false);

    // A variable fits a position that it is declared for, and a nullable one a non-null position that has a default.
    private string Variable(GraphType type, bool positionHasDefault)
    {
        foreach (var (known, (knownType, _)) in _variables)
        {
            if (knownType.IsSameAs(type) && random.Next(2) == 0)
            {
                return $"${known}";
            }
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"v{_variables.Count}");
        var declared =
            type.IsNonNull && positionHasDefault && random.Next(2) == 0 ? type.Nullable
            : !type.IsNonNull && random.Next(4) == 0 ? new NonNullType(type)
            : type;
        _variables.Add(name, (declared, random.Next(3) == 0));
        return $"${name}";
    }

    private string Literal(GraphType type, int depth, bool isConst)
    {
        if (!isConst && depth > 0 && random.Next(8) == 0)
        {
            return Variable(type, positionHasDefault: false);
        }

        if (random.Next(type.IsNonNull ? 200 : 10) == 0)
        {
            return "null";
        }

        switch (type.Nullable)
        {
            case ListType list:
                return random.Next(5) == 0
                    ? Literal(list.OfType, depth + 1, isConst)
                    : $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Literal(list.OfType, depth + 1, isConst)))}]";
            case InputObjectType input:
                return $"{{ {string.Join(", ", Members(input, depth).Select(field => $"{field.Name}: {Literal(Required(input, field), depth + 1, isConst || input.IsOneOf)}"))} }}";
            case EnumType enumType:
                return enumType.Values[random.Next(enumType.Values.Length)].Name;
            case var named:
                return random.Next(80) == 0
                    ? random.OneOf("\"x\"", "1.5", "true", "{}", "[[1]]", "A")
                    : Scalar(named.Named.Name, json: false);
        }
    }

    private string Json(GraphType type, int depth)
    {
        if (random.Next(type.IsNonNull ? 60 : 10) == 0)
        {
            return "null";
        }

        switch (type.Nullable)
        {
            case ListType list:
                return random.Next(5) == 0
                    ? Json(list.OfType, depth + 1)
                    : $"[{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => Json(list.OfType, depth + 1)))}]";
            case InputObjectType input:
                return $"{{{string.Join(",", Members(input, depth).Select(field => $"\"{field.Name}\":{Json(Required(input, field), depth + 1)}"))}}}";
            case EnumType enumType:
                return random.Next(30) == 0
                    ? "\"NONE\""
                    : $"\"{enumType.Values[random.Next(enumType.Values.Length)].Name}\"";
            case var named:
                return random.Next(30) == 0 ? random.From(JsonTexts.Value, 6) : Scalar(named.Named.Name, json: true);
        }
    }

    private IEnumerable<InputValue> Members(InputObjectType type, int depth)
    {
        if (type.IsOneOf)
        {
            var leaves = type.Fields.Where(field => depth < 3 || field.Type.IsLeaf).ToArray();
            return random.Next(40) == 0 ? leaves : [leaves[random.Next(leaves.Length)]];
        }

        return type
            .Fields.Where(field =>
                field.IsRequired || random.Next(3) == 0 && (depth < 3 || field.Type.Named is not InputObjectType)
            )
            .ToArray();
    }

    private static GraphType Required(InputObjectType type, InputValue field) =>
        type.IsOneOf && !field.Type.IsNonNull ? new NonNullType(field.Type) : field.Type;

    private string Scalar(string name, bool json) =>
        name switch
        {
            "Int" => random.OneOf("0", "1", "-7", "2147483647", "-2147483648", "42"),
            "Float" => random.OneOf("0", "1.5", "-2e3", "1E-3", "7", "0.1", "-0.0", "1e21"),
            "Boolean" => random.OneOf("true", "false"),
            "ID" => random.OneOf("\"a\"", "\"\"", "7", "\"7\"", "\"\\u00e9\""),
            _ => random.From(json ? Texts.Json : Texts.GraphQL, 6),
        };

    private string Alias() => random.Next(3) == 0 ? $"{random.OneOf("a", "b", "c", "d")}{random.Next(20)}: " : "";

    private string Directives(bool fragment)
    {
        if (fragment && schema.FindDirective("defer") is not null && random.Next(2) == 0)
        {
            return random.Next(4) == 0
                ? $"@defer(if: {random.OneOf("true", "true", "false")}, label: \"d{_labels++}\") "
                : "@defer ";
        }

        if (random.Next(6) > 0)
        {
            return "";
        }

        if (schema.FindDirective("mark") is not null && random.Next(3) == 0)
        {
            return random.OneOf("@mark ", "@mark(level: 3) ", "@again @again(reason: \"x\") ");
        }

        var condition =
            random.Next(2) == 0
                ? random.OneOf("true", "false")
                : Variable(schema.FindDirective("skip")!.Arguments[0].Type, positionHasDefault: false);
        return $"@{(random.Next(2) == 0 ? "skip" : "include")}(if: {condition}) ";
    }

    private string Stream(OutputField field) =>
        field.Type.Nullable is ListType && schema.FindDirective("stream") is not null && random.Next(3) == 0
            ? random.Next(4) == 0
                ? $"@stream(initialCount: {random.Next(3)}, label: \"s{_labels++}\") "
                : random.OneOf("@stream ", "@stream(initialCount: 1) ", "@stream(initialCount: 2, if: true) ")
            : "";

    // A type whose objects the other may have.
    private NamedType Narrowed(NamedType type)
    {
        var possible = schema.PossibleTypes(type);
        var candidates = schema
            .Types.Where(candidate =>
                candidate is ObjectType or InterfaceType or UnionType
                && !candidate.IsIntrospectionType
                && schema.PossibleTypes(candidate).Any(possible.Contains)
            )
            .ToArray();
        return candidates.Length == 0 || random.Next(3) == 0 ? type : candidates[random.Next(candidates.Length)];
    }
}
