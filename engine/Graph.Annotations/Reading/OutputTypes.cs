using System.Reflection;
using Graph.Annotations.Model;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>C# types as output: scalars, enums, objects, interfaces, unions, connections and lists of them.</summary>
internal sealed class OutputTypes
{
    private readonly SchemaDraft _schema;
    private readonly EnumReader _enums;
    private readonly ConnectionTypes _connections;
    private readonly Dictionary<Type, TypeDraft?> _composites = [];

    public OutputTypes(SchemaDraft schema, EnumReader enums)
    {
        _schema = schema;
        _enums = enums;
        _connections = new ConnectionTypes(schema, this);
    }

    /// <summary>Set once: reads the methods that add fields to types.</summary>
    public ExtensionFields Extensions { get; set; } = null!;

    /// <summary>The type in the graph; null after a sentence if there is none.</summary>
    /// <param name="type">The C# type, without task.</param>
    /// <param name="id">Set if the values are ids.</param>
    /// <param name="source">The member, for the sentences.</param>
    /// <param name="paging">The field's paging, if it has any.</param>
    public OutputUse? Read(CSharpType type, IdUse? id, string source, UsePagingAttribute? paging = null)
    {
        if (type.ListItem() is { } item)
        {
            return Read(item, id, source) is { } items
                ? items with
                {
                    Node = Syntax.List(items.Node, type.IsNullable),
                }
                : null;
        }

        if (id is not null)
        {
            id.Check(type.Type, source, _schema);
            return new OutputUse(
                Syntax.Named("ID", type.IsNullable),
                type.Type,
                id.IsNodeId(type.Type, _schema) ? id.TypeName : null
            );
        }

        if (_schema.ScalarOf(type.Type) is { } scalar)
        {
            return new OutputUse(Syntax.Named(scalar, type.IsNullable), type.Type);
        }

        if (type.Type.IsEnum)
        {
            return new OutputUse(Syntax.Named(_enums.Read(type.Type).Name, type.IsNullable));
        }

        if (ConnectionTypes.IsConnection(type.Type))
        {
            return _connections.Read(type, source, paging) is { } connection
                ? new OutputUse(Syntax.Named(connection.Name, type.IsNullable))
                : null;
        }

        return ReadComposite(type.Type, source) is { } draft
            ? new OutputUse(Syntax.Named(draft.Name, type.IsNullable))
            : null;
    }

    /// <summary>The object, interface or union of a C# type; null, after a sentence, for a type that is none of them.</summary>
    public TypeDraft? ReadComposite(Type type, string source)
    {
        if (_composites.TryGetValue(type, out var known))
        {
            return known;
        }

        if (Reject(type) is { } sentence)
        {
            _schema.Problems.Add(source, sentence);
            _composites.Add(type, null);
            return null;
        }

        var isInterface = _schema.IsInterface(type);
        var kind =
            isInterface ? TypeKind.Interface
            : type.IsDefined(typeof(UnionTypeAttribute), inherit: false) ? TypeKind.Union
            : TypeKind.Object;
        if (kind == TypeKind.Object && type.IsAbstract)
        {
            _schema.Problems.Add(
                source,
                $"{Naming.CSharp(type)} is abstract: mark it with [InterfaceType] or [UnionType], or give back a class."
            );
        }

        var draft = _schema.Add(new TypeDraft(_schema.NameOf(type), kind, type));
        _composites.Add(type, draft);
        _schema.Later(() => Complete(type, draft));
        return draft;
    }

    private void Complete(Type type, TypeDraft draft)
    {
        if (draft.Kind is TypeKind.Interface or TypeKind.Union)
        {
            AddImplementations(type, draft);
        }

        if (draft.Kind == TypeKind.Union)
        {
            return;
        }

        AddInterfaces(type, draft);
        AddProperties(type, draft);
        Extensions.AddTo(type, draft);
        if (draft.Kind == TypeKind.Object && type.IsDefined(typeof(NodeAttribute), inherit: false))
        {
            draft.Interfaces.Insert(0, "Node");
            if (draft.FindField("id")?.Output is not { Name: "ID", IsList: false })
            {
                _schema.Problems.Add(type, "a [Node] needs a field 'id: ID!': a property Id with [ID<T>].");
            }
        }

        if (draft.Fields.Count == 0)
        {
            _schema.Problems.Add(type, $"the type '{draft.Name}' has no fields: give the class a public property.");
        }
    }

    private void AddImplementations(Type type, TypeDraft draft)
    {
        foreach (var candidate in _schema.Types.Concrete)
        {
            if (
                type.IsAssignableFrom(candidate)
                && ReadComposite(candidate, Naming.CSharp(type)) is { } member
                && draft.Kind == TypeKind.Union
            )
            {
                draft.Members.Add(member.Name);
            }
        }

        draft.Members.Sort(StringComparer.Ordinal);
        if (draft.Kind == TypeKind.Union && draft.Members.Count == 0)
        {
            _schema.Problems.Add(
                type,
                $"the union '{draft.Name}' has no members: let the classes that belong to it implement {Naming.CSharp(type)}, and "
                    + "add their assembly."
            );
        }
    }

    private void AddInterfaces(Type type, TypeDraft draft)
    {
        var interfaces = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var implemented in AbstractTypesOf(type))
        {
            if (_schema.IsInterface(implemented) && ReadComposite(implemented, Naming.CSharp(type)) is { } known)
            {
                interfaces.Add(known.Name);
            }
        }

        draft.Interfaces.AddRange(interfaces);
    }

    /// <summary>The C# interfaces and base classes of a type.</summary>
    public static IEnumerable<Type> AbstractTypesOf(Type type)
    {
        foreach (var implemented in type.GetInterfaces())
        {
            yield return implemented;
        }

        for (var parent = type.BaseType; parent is not null && parent != typeof(object); parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private void AddProperties(Type type, TypeDraft draft)
    {
        foreach (var property in PropertiesOf(type))
        {
            if (
                !Extensions.Replaces(type, property.Name)
                && PropertyField.Read(_schema, this, type, draft, property) is { } field
            )
            {
                if (draft.FindField(field.Name) is { } other)
                {
                    _schema.Problems.Add(property, $"the field '{draft.Name}.{field.Name}' is {other.Source} already.");
                    continue;
                }

                draft.Fields.Add(field);
            }
        }
    }

    /// <summary>The readable properties of a type that are fields, those of base classes first.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type)
    {
        IEnumerable<Type> own = type.IsInterface ? [.. type.GetInterfaces(), type] : [type];
        return own.SelectMany(part => part.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            .Where(property =>
                property.GetMethod is { IsPublic: true }
                && property.GetIndexParameters().Length == 0
                && Annotation.Find<GraphQLIgnoreAttribute>(property) is null
            )
            .OrderBy(property => Depth(property.DeclaringType!))
            .DistinctBy(property => property.Name);
    }

    private static int Depth(Type type)
    {
        var depth = 0;
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            depth++;
        }

        return depth;
    }

    private static string? Reject(Type type)
    {
        var name = Naming.CSharp(type);
        if (type == typeof(Guid))
        {
            return "a Guid is no output by itself: say whose id it is with [ID<T>], or add a scalar with AddScalar<Guid>.";
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            return $"{name} could be read only once: give back IReadOnlyList<{Naming.CSharp(type.GetGenericArguments()[0])}>.";
        }

        if (
            type == typeof(object)
            || type.IsPrimitive
            || type.IsPointer
            || typeof(Delegate).IsAssignableFrom(type)
            || typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
            || type.Namespace?.Split('.')[0] == "System"
        )
        {
            return $"{name} has no type in the graph: use a class of your own or IReadOnlyList<T>, add a scalar with AddScalar, or "
                + "leave the member out with [GraphQLIgnore].";
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() != typeof(ExceptionError<>)
            ? $"{name} is generic, so it has no name in the graph: derive a class from it and use that."
            : null;
    }
}
