using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Introspection;

namespace Graph.Types.Sdl;

/// <summary>Makes fields, arguments, values and directive definitions of their syntax, with their types resolved.</summary>
internal sealed class MemberFactory(
    DefinitionSet definitions,
    BuiltInScalars builtIns,
    IntrospectionTypes introspection,
    SchemaErrorList errors
)
{
    /// <summary>A type with more lists and non-nulls around it than this is refused.</summary>
    private const int MaxWrappers = 32;

    private readonly Dictionary<string, NamedType> _unknown = new(StringComparer.Ordinal);

    /// <summary>The document's types; set once all of them are made.</summary>
    public IReadOnlyDictionary<string, NamedType> Types { get; set; } = ImmutableDictionary<string, NamedType>.Empty;

    public OutputField Field(FieldDefinitionNode node, string typeName)
    {
        var coordinate = $"{typeName}.{node.Name.Value}";
        return errors.Locate(
            new OutputField(
                node.Name.Value,
                node.Description?.Value,
                node.Directives,
                [.. node.Arguments.Select(argument => InputValue(argument, $"{coordinate}({argument.Name.Value}:)"))],
                Type(node.Type, coordinate),
                AppliedDirectives.Deprecation(node.Directives)
            ),
            node.Location
        );
    }

    public InputValue InputValue(InputValueDefinitionNode node, string coordinate) =>
        errors.Locate(
            new InputValue(
                node.Name.Value,
                node.Description?.Value,
                node.Directives,
                Type(node.Type, coordinate),
                node.DefaultValue,
                AppliedDirectives.Deprecation(node.Directives)
            ),
            node.Location
        );

    public EnumValue EnumValue(EnumValueDefinitionNode node) =>
        errors.Locate(
            new EnumValue(
                node.Name.Value,
                node.Description?.Value,
                node.Directives,
                AppliedDirectives.Deprecation(node.Directives)
            ),
            node.Location
        );

    public DirectiveDefinition Directive(DirectiveDefinitionNode node)
    {
        var coordinate = $"@{node.Name.Value}";
        var locations = ImmutableArray.CreateBuilder<DirectiveLocation>(node.Locations.Length);
        if (node.Locations.IsEmpty)
        {
            errors.Add(coordinate, $"Directive \"{coordinate}\" must have at least one location.", node);
        }

        foreach (var name in node.Locations)
        {
            if (!DirectiveLocationNames.TryParse(name.Value, out var location))
            {
                var suggestion = Suggestion.For(name.Value, Enum.GetValues<DirectiveLocation>().Select(l => l.ToSdl()));
                errors.Add(
                    coordinate,
                    $"Directive \"{coordinate}\" has the unknown location \"{name.Value}\".{suggestion}",
                    name
                );
            }
            else if (!locations.Contains(location))
            {
                locations.Add(location);
            }
        }

        return errors.Locate(
            new DirectiveDefinition(
                node.Name.Value,
                node.Description?.Value,
                [.. node.Arguments.Select(argument => InputValue(argument, $"{coordinate}({argument.Name.Value}:)"))],
                node.Repeatable,
                locations.ToImmutable()
            ),
            node.Location
        );
    }

    /// <summary>The named types of one kind that a list of names refers to; others are reported with the given sentence.</summary>
    public IEnumerable<T> References<T>(string coordinate, IEnumerable<NamedTypeNode> names, string sentence)
        where T : NamedType
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in names)
        {
            var name = node.Name.Value;
            if (!seen.Add(name))
            {
                errors.Add(coordinate, $"\"{coordinate}\" names \"{name}\" more than once.", node);
                continue;
            }

            var type = Find(name);
            if (type is T expected)
            {
                yield return expected;
            }
            else if (type is null)
            {
                ReportUnknown(name, coordinate, node);
            }
            else
            {
                errors.Add(
                    coordinate,
                    $"{sentence}, but \"{name}\", which \"{coordinate}\" names, is {Describe.Kind(type)}.",
                    node
                );
            }
        }
    }

    private GraphType Type(TypeNode node, string coordinate)
    {
        var wrappers = new Stack<SyntaxKind>();
        var inner = node;
        while (inner is not NamedTypeNode)
        {
            if (wrappers.Count < MaxWrappers)
            {
                wrappers.Push(inner.Kind);
            }
            else if (wrappers.Count == MaxWrappers)
            {
                errors.Add(
                    coordinate,
                    $"The type of \"{coordinate}\" has more than {MaxWrappers} lists and non-nulls around it.",
                    node
                );
                return Named("String", coordinate, node);
            }

            inner = inner is ListTypeNode list ? list.Type : ((NonNullTypeNode)inner).Type;
        }

        var type = Named(((NamedTypeNode)inner).Name.Value, coordinate, inner);
        while (wrappers.TryPop(out var wrapper))
        {
            if (wrapper == SyntaxKind.ListType)
            {
                type = new ListType(type);
            }
            else if (!type.IsNonNull)
            {
                type = new NonNullType(type);
            }
        }

        return type;
    }

    private GraphType Named(string name, string coordinate, SyntaxNode node)
    {
        if (Find(name) is { } known)
        {
            return known;
        }

        ReportUnknown(name, coordinate, node);
        if (!_unknown.TryGetValue(name, out var type))
        {
            _unknown[name] = type = new ScalarType(name, null, [], null, AnyScalarCoercion.Instance);
        }

        return type;
    }

    private NamedType? Find(string name) =>
        Types.GetValueOrDefault(name) ?? builtIns.Reference(name) ?? introspection.Find(name);

    private void ReportUnknown(string name, string coordinate, SyntaxNode node)
    {
        if (errors.IsFull)
        {
            return;
        }

        var suggestion = Suggestion.For(name, definitions.Types.Select(type => type.Name.Value));
        errors.Add(coordinate, $"\"{coordinate}\" refers to the unknown type \"{name}\".{suggestion}", node);
    }
}
