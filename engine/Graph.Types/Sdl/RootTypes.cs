using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>The root operation types: as the schema definition names them, else the types of the default names.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Root-Operation-Types"/></remarks>
internal sealed class RootTypes
{
    private readonly TypeFactory _types;
    private readonly SchemaErrorList _errors;
    private readonly HashSet<OperationType> _named = [];

    public RootTypes(DefinitionSet definitions, TypeFactory types, SchemaErrorList errors)
    {
        _types = types;
        _errors = errors;
        Directives =
        [
            .. definitions.Schema?.Directives ?? [],
            .. definitions.SchemaExtensions.SelectMany(extension => extension.Directives),
        ];
        if (definitions.Schema is null)
        {
            AddByName(OperationType.Query);
            AddByName(OperationType.Mutation);
            AddByName(OperationType.Subscription);
        }
        else
        {
            Add(definitions.Schema.OperationTypes);
        }

        foreach (var extension in definitions.SchemaExtensions)
        {
            Add(extension.OperationTypes);
        }
    }

    public ObjectType? Query { get; private set; }

    public ObjectType? Mutation { get; private set; }

    public ObjectType? Subscription { get; private set; }

    public ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>True if a type is named for the root, be it right or wrong.</summary>
    public bool IsNamed(OperationType operation) => _named.Contains(operation);

    // Without a schema definition no other kind of type may have a root's default name.
    private void AddByName(OperationType operation)
    {
        switch (_types.Find(operation.ToString()))
        {
            case ObjectType type:
                Set(operation, type);
                break;
            case { } other:
                _named.Add(operation);
                _errors.Add(
                    other.Name,
                    $"\"{other.Name}\" is {Describe.Kind(other)}, but the type of this name is the "
                        + $"{operation.ToString().ToLowerInvariant()} root where no schema definition names another: make it "
                        + "an object type, or write a schema definition.",
                    other
                );
                break;
        }
    }

    private void Add(ImmutableArray<OperationTypeDefinitionNode> roots)
    {
        foreach (var root in roots)
        {
            var name = root.Type.Name.Value;
            var operation = root.Operation.ToString().ToLowerInvariant();
            if (!_named.Add(root.Operation))
            {
                _errors.Add(null, $"There can be only one {operation} type in the schema definition.", root);
                continue;
            }

            switch (_types.Find(name))
            {
                case ObjectType type:
                    Set(root.Operation, type);
                    break;
                case null:
                    _errors.Add(null, $"The {operation} root names the unknown type \"{name}\".", root);
                    break;
                case var other:
                    _errors.Add(
                        null,
                        $"The {operation} root must be an object type, but \"{name}\" is {Describe.Kind(other)}.",
                        root
                    );
                    break;
            }
        }
    }

    private void Set(OperationType operation, ObjectType type)
    {
        switch (operation)
        {
            case OperationType.Query:
                Query = type;
                break;
            case OperationType.Mutation:
                Mutation = type;
                break;
            default:
                Subscription = type;
                break;
        }
    }
}
