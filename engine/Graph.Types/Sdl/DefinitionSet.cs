using Graph.Language;
using Graph.Types.Introspection;

namespace Graph.Types.Sdl;

/// <summary>The definitions of a document by name, each with its extensions; the first stage of building a schema.</summary>
internal sealed class DefinitionSet
{
    private static readonly List<TypeExtensionNode> NoExtensions = [];

    private readonly SchemaErrorList _errors;
    private readonly Dictionary<string, TypeDefinitionNode> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _builtIns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveDefinitionNode> _directives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TypeExtensionNode>> _extensions = new(StringComparer.Ordinal);

    public DefinitionSet(DocumentNode document, SchemaOptions options, SchemaErrorList errors)
    {
        _errors = errors;
        foreach (var definition in document.Definitions)
        {
            Add(definition);
        }

        foreach (var definition in options.ImplicitDefinitions)
        {
            var isDefined = definition switch
            {
                TypeDefinitionNode type => _types.ContainsKey(type.Name.Value),
                DirectiveDefinitionNode directive => _directives.ContainsKey(directive.Name.Value),
                _ => false,
            };
            if (!isDefined)
            {
                Add(definition);
            }
        }

        CheckExtensions();
    }

    /// <summary>The schema's own definition, if it is written.</summary>
    public SchemaDefinitionNode? Schema { get; private set; }

    public List<SchemaExtensionNode> SchemaExtensions { get; } = [];

    /// <summary>The type definitions in order, names unique, without the built-in scalars.</summary>
    public List<TypeDefinitionNode> Types { get; } = [];

    /// <summary>The directive definitions in order, names unique.</summary>
    public List<DirectiveDefinitionNode> Directives { get; } = [];

    public bool DefinesDirective(string name) => _directives.ContainsKey(name);

    /// <summary>The extensions of a type, in order; only such as fit its kind.</summary>
    public List<TypeExtensionNode> ExtensionsOf(string type) => _extensions.GetValueOrDefault(type, NoExtensions);

    private void Add(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema when Schema is null:
                Schema = schema;
                break;
            case SchemaDefinitionNode schema:
                _errors.Add(null, "There can be only one schema definition; merge this one into the first.", schema);
                break;
            case SchemaExtensionNode extension:
                SchemaExtensions.Add(extension);
                break;
            case TypeDefinitionNode type:
                AddType(type);
                break;
            case TypeExtensionNode extension:
                if (!_extensions.TryGetValue(extension.Name.Value, out var extensions))
                {
                    _extensions[extension.Name.Value] = extensions = [];
                }

                extensions.Add(extension);
                break;
            case DirectiveDefinitionNode directive when _directives.TryAdd(directive.Name.Value, directive):
                Directives.Add(directive);
                break;
            case DirectiveDefinitionNode directive:
                var coordinate = $"@{directive.Name.Value}";
                _errors.Add(coordinate, $"There can be only one directive named \"{coordinate}\".", directive);
                break;
            default:
                _errors.Add(
                    null,
                    "A schema document holds definitions of types and directives only, no operations or fragments.",
                    definition
                );
                break;
        }
    }

    private void AddType(TypeDefinitionNode type)
    {
        var name = type.Name.Value;
        if (BuiltInScalars.IsBuiltIn(name))
        {
            // A built-in scalar may be left out of a document; where one is written it says nothing new.
            if (type is not ScalarTypeDefinitionNode)
            {
                _errors.Add(
                    name,
                    $"\"{name}\" is a built-in scalar and cannot be defined as another kind of type.",
                    type
                );
            }
            else if (!_builtIns.Add(name))
            {
                ReportSecond(type);
            }
        }
        else if (IntrospectionTypes.IsIntrospectionName(name))
        {
            _errors.Add(
                name,
                $"\"{name}\" is an introspection type, which every schema has; remove the definition.",
                type
            );
        }
        else if (_types.TryAdd(name, type))
        {
            Types.Add(type);
        }
        else
        {
            ReportSecond(type);
        }
    }

    private void ReportSecond(TypeDefinitionNode type) =>
        _errors.Add(type.Name.Value, $"There can be only one type named \"{type.Name.Value}\".", type);

    private void CheckExtensions()
    {
        foreach (var (name, extensions) in _extensions)
        {
            for (var i = extensions.Count - 1; i >= 0; i--)
            {
                var extension = extensions[i];
                if (!_types.TryGetValue(name, out var type))
                {
                    var reason = BuiltInScalars.IsBuiltIn(name) ? "it is built in" : "it is not defined";
                    var suggestion = Suggestion.For(name, _types.Keys);
                    _errors.Add(name, $"Cannot extend type \"{name}\" because {reason}.{suggestion}", extension);
                    extensions.RemoveAt(i);
                }
                else if (!Fits(type, extension))
                {
                    _errors.Add(
                        name,
                        $"Cannot extend \"{name}\" as {KindOf(extension.Kind)}: it is {KindOf(type.Kind)}.",
                        extension
                    );
                    extensions.RemoveAt(i);
                }
            }
        }
    }

    private static bool Fits(TypeDefinitionNode type, TypeExtensionNode extension) =>
        KindOf(type.Kind) == KindOf(extension.Kind);

    private static string KindOf(SyntaxKind kind) =>
        kind switch
        {
            SyntaxKind.ScalarTypeDefinition or SyntaxKind.ScalarTypeExtension => "a scalar",
            SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension => "an object type",
            SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension => "an interface",
            SyntaxKind.UnionTypeDefinition or SyntaxKind.UnionTypeExtension => "a union",
            SyntaxKind.EnumTypeDefinition or SyntaxKind.EnumTypeExtension => "an enum",
            _ => "an input object",
        };
}
