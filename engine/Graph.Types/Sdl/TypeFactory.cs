using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Introspection;

namespace Graph.Types.Sdl;

/// <summary>Makes the model's types and directives of their definitions; the second stage of building a schema.</summary>
/// <remarks>
/// A reference to an unknown type is reported and becomes a scalar of that name outside the schema, so that the rest can
/// still be checked.
/// </remarks>
internal sealed class TypeFactory(
    DefinitionSet definitions,
    SchemaOptions options,
    BuiltInScalars builtIns,
    IntrospectionTypes introspection,
    SchemaErrorList errors
)
{
    private readonly Dictionary<string, NamedType> _byName = new(StringComparer.Ordinal);
    private readonly MemberFactory _members = new(definitions, builtIns, introspection, errors);

    /// <summary>The document's types, in order.</summary>
    public List<NamedType> Types { get; } = [];

    /// <summary>The document's directives and after them those of the specification that it does not define itself.</summary>
    public ImmutableArray<DirectiveDefinition> DirectiveDefinitions { get; private set; } = [];

    public NamedType? Find(string name) => _byName.GetValueOrDefault(name);

    public void Build()
    {
        foreach (var definition in definitions.Types)
        {
            var type = errors.Locate(Create(definition), definition.Location);
            Types.Add(type);
            _byName.Add(type.Name, type);
        }

        _members.Types = _byName;
        for (var i = 0; i < Types.Count; i++)
        {
            Fill(Types[i], definitions.Types[i]);
        }

        DirectiveDefinitions =
        [
            .. definitions.Directives.Select(_members.Directive),
            .. SpecifiedDirectives.Create(builtIns).Where(specified => !definitions.DefinesDirective(specified.Name)),
        ];
    }

    private NamedType Create(TypeDefinitionNode definition)
    {
        var name = definition.Name.Value;
        var directives = definition.Directives;
        var extensions = definitions.ExtensionsOf(name);
        foreach (var extension in extensions)
        {
            directives = directives.AddRange(extension.Directives);
        }

        switch (definition)
        {
            case ScalarTypeDefinitionNode scalar:
                return new ScalarType(
                    name,
                    scalar.Description?.Value,
                    directives,
                    AppliedDirectives.SpecifiedBy(directives),
                    options.Scalars.GetValueOrDefault(name, AnyScalarCoercion.Instance)
                );
            case ObjectTypeDefinitionNode type:
                return new ObjectType(name, type.Description?.Value, directives);
            case InterfaceTypeDefinitionNode type:
                return new InterfaceType(name, type.Description?.Value, directives);
            case UnionTypeDefinitionNode union:
                return new UnionType(name, union.Description?.Value, directives);
            case EnumTypeDefinitionNode type:
                var values = type.Values.Concat(extensions.Cast<EnumTypeExtensionNode>().SelectMany(e => e.Values));
                return new EnumType(
                    name,
                    type.Description?.Value,
                    directives,
                    [.. values.Select(value => _members.EnumValue(value))]
                );
            case InputObjectTypeDefinitionNode input:
                return new InputObjectType(
                    name,
                    input.Description?.Value,
                    directives,
                    AppliedDirectives.Find(directives, "oneOf") is not null
                );
            default:
                throw new InvalidOperationException($"Unexpected definition {definition.Kind}.");
        }
    }

    private void Fill(NamedType type, TypeDefinitionNode definition)
    {
        var extensions = definitions.ExtensionsOf(type.Name);
        switch (definition)
        {
            case ObjectTypeDefinitionNode node:
                FillComplex(
                    (ComplexType)type,
                    node.Interfaces.Concat(extensions.Cast<ObjectTypeExtensionNode>().SelectMany(e => e.Interfaces)),
                    node.Fields.Concat(extensions.Cast<ObjectTypeExtensionNode>().SelectMany(e => e.Fields))
                );
                break;
            case InterfaceTypeDefinitionNode node:
                FillComplex(
                    (ComplexType)type,
                    node.Interfaces.Concat(extensions.Cast<InterfaceTypeExtensionNode>().SelectMany(e => e.Interfaces)),
                    node.Fields.Concat(extensions.Cast<InterfaceTypeExtensionNode>().SelectMany(e => e.Fields))
                );
                break;
            case UnionTypeDefinitionNode node:
                var members = node.Types.Concat(extensions.Cast<UnionTypeExtensionNode>().SelectMany(e => e.Types));
                ((UnionType)type).SetTypes([
                    .. _members.References<ObjectType>(type.Name, members, "A union has object types as members"),
                ]);
                break;
            case InputObjectTypeDefinitionNode node:
                var fields = node.Fields.Concat(
                    extensions.Cast<InputObjectTypeExtensionNode>().SelectMany(e => e.Fields)
                );
                ((InputObjectType)type).SetFields([
                    .. fields.Select(field => _members.InputValue(field, $"{type.Name}.{field.Name.Value}")),
                ]);
                break;
        }
    }

    private void FillComplex(
        ComplexType type,
        IEnumerable<NamedTypeNode> interfaces,
        IEnumerable<FieldDefinitionNode> fields
    )
    {
        type.SetInterfaces([
            .. _members.References<InterfaceType>(type.Name, interfaces, "A type implements interfaces only"),
        ]);
        type.SetFields([.. fields.Select(field => _members.Field(field, type.Name))]);
    }
}
