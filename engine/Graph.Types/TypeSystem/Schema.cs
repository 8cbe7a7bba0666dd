using System.Collections.Frozen;
using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types;

/// <summary>A complete, immutable schema: what can be asked and how it hangs together.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Schema"/></remarks>
public sealed class Schema
{
    private readonly FrozenDictionary<string, NamedType> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    private readonly FrozenDictionary<string, ImmutableArray<ObjectType>> _possibleTypes;

    internal Schema(
        string? description,
        ObjectType? queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        ImmutableArray<NamedType> types,
        ImmutableArray<DirectiveDefinition> directiveDefinitions,
        ImmutableArray<DirectiveNode> directives
    )
    {
        Description = description;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        DirectiveDefinitions = directiveDefinitions;
        Directives = directives;
        _types = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _directives = directiveDefinitions.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);
        _possibleTypes = CollectPossibleTypes(types);
    }

    /// <summary>The description of the schema, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The root of queries; null only in a source schema that is meant to be composed.</summary>
    public ObjectType? QueryType { get; }

    /// <summary>The root of mutations, if there is one.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions, if there is one.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, in the order of their definition, built-in scalars and introspection types last.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>All directive definitions, the specification's own included.</summary>
    public ImmutableArray<DirectiveDefinition> DirectiveDefinitions { get; }

    /// <summary>The directives applied to the schema itself.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>The type of this name, or null.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of this name (without the at sign), or null.</summary>
    public DirectiveDefinition? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The root type of an operation, or null if the schema has none.</summary>
    public ObjectType? RootType(OperationType operation) =>
        operation switch
        {
            OperationType.Query => QueryType,
            OperationType.Mutation => MutationType,
            _ => SubscriptionType,
        };

    /// <summary>The object types that a value of this type can have; itself for an object type.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#GetPossibleTypes()"/></remarks>
    public ImmutableArray<ObjectType> PossibleTypes(NamedType type) =>
        type is ObjectType objectType ? [objectType] : _possibleTypes.GetValueOrDefault(type.Name, []);

    /// <summary>True if an object of type <paramref name="possible"/> is a value of <paramref name="type"/>.</summary>
    public bool IsPossibleType(NamedType type, ObjectType possible) =>
        type switch
        {
            ObjectType => ReferenceEquals(type, possible),
            InterfaceType i => possible.Implements(i),
            UnionType union => union.Types.Contains(possible),
            _ => false,
        };

    /// <summary>
    /// The field of a composite type that a selection names, the introspection fields <c>__typename</c>, <c>__schema</c>
    /// and <c>__type</c> included; null if there is none.
    /// </summary>
    public OutputField? FindField(NamedType type, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return name switch
            {
                "__typename" when type is ComplexType or UnionType => TypeNameField,
                "__schema" when ReferenceEquals(type, QueryType) => SchemaField,
                "__type" when ReferenceEquals(type, QueryType) => TypeField,
                _ => (type as ComplexType)?.FindField(name),
            };
        }

        return (type as ComplexType)?.FindField(name);
    }

    /// <summary>The meta field <c>__typename</c>.</summary>
    public OutputField TypeNameField { get; internal set; } = null!;

    /// <summary>The meta field <c>__schema</c>.</summary>
    public OutputField SchemaField { get; internal set; } = null!;

    /// <summary>The meta field <c>__type(name:)</c>.</summary>
    public OutputField TypeField { get; internal set; } = null!;

    private static FrozenDictionary<string, ImmutableArray<ObjectType>> CollectPossibleTypes(
        ImmutableArray<NamedType> types
    )
    {
        var possible = new Dictionary<string, ImmutableArray<ObjectType>.Builder>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            if (type is UnionType union)
            {
                var members = ImmutableArray.CreateBuilder<ObjectType>();
                members.AddRange(union.Types);
                possible[type.Name] = members;
            }
            else if (type is ObjectType objectType)
            {
                foreach (var implemented in objectType.Interfaces)
                {
                    if (!possible.TryGetValue(implemented.Name, out var implementations))
                    {
                        possible[implemented.Name] = implementations = ImmutableArray.CreateBuilder<ObjectType>();
                    }

                    implementations.Add(objectType);
                }
            }
        }

        return possible.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToImmutable(), StringComparer.Ordinal);
    }
}
