using System.Collections.Immutable;
using System.Reflection;
using Graph.Annotations.Model;
using Graph.Execution.Authorization;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>All named types while annotations are read, and what is wrong with them.</summary>
internal sealed class SchemaDraft(AnnotatedTypes types, AnnotationOptions options, Problems problems)
{
    private readonly Dictionary<string, TypeDraft> _byName = new(StringComparer.Ordinal);
    private readonly Queue<Action> _work = new();
    private readonly Dictionary<Type, object> _features = [];

    public AnnotatedTypes Types { get; } = types;

    public AnnotationOptions Options { get; } = options;

    public Problems Problems { get; } = problems;

    public XmlDocumentation Documentation { get; } = new();

    public DataLoaderTypes DataLoaders { get; } = new(types, problems);

    /// <summary>What a library remembers while it reads this schema: one of each class.</summary>
    public T Feature<T>(Func<T> create)
        where T : class
    {
        if (!_features.TryGetValue(typeof(T), out var feature))
        {
            _features[typeof(T)] = feature = create();
        }

        return (T)feature;
    }

    /// <summary>The types by name.</summary>
    public IEnumerable<TypeDraft> Drafts => _byName.Values.OrderBy(draft => draft.Name, StringComparer.Ordinal);

    /// <summary>The custom scalars that fields or arguments have.</summary>
    public SortedSet<string> Scalars { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a type; a second C# type of the same name is a mistake.</summary>
    public TypeDraft Add(TypeDraft draft)
    {
        if (_byName.TryGetValue(draft.Name, out var existing))
        {
            Problems.Add(
                draft.RuntimeType is null ? draft.Name : Naming.CSharp(draft.RuntimeType),
                $"the name '{draft.Name}' in the graph already belongs to "
                    + $"{(existing.RuntimeType is null ? "a generated type" : existing.RuntimeType.FullName)}. "
                    + "Give one of them another with [GraphQLName]."
            );
            return draft;
        }

        if (draft.RuntimeType is { IsGenericType: false } type)
        {
            draft.Description ??= Documentation.Of(type);
            draft.Directives.AddRange(Annotation.Directives(type));
            Authorize(draft, type);
        }

        _byName.Add(draft.Name, draft);
        return draft;
    }

    /// <summary>What a field's method requires, and on a root its class as well.</summary>
    public ImmutableArray<AuthorizeDirective> AuthorizationOf(MethodInfo method, bool isRoot) =>
        isRoot
            ? [.. AuthorizationReader.Of(method.DeclaringType!, this), .. AuthorizationReader.Of(method, this)]
            : AuthorizationReader.Of(method, this);

    private void Authorize(TypeDraft draft, Type type)
    {
        if (draft.Kind is TypeKind.InputObject or TypeKind.Enum)
        {
            AuthorizationReader.Refuse(type, this);
            return;
        }

        draft.Authorization.AddRange(AuthorizationReader.Of(type, this));
        foreach (var extension in Types.ExtensionsOf(type))
        {
            draft.Authorization.AddRange(AuthorizationReader.Of(extension, this));
        }
    }

    /// <summary>The type of this name, or null.</summary>
    public TypeDraft? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Leaves work for later, so that types may refer to each other without recursion.</summary>
    public void Later(Action work) => _work.Enqueue(work);

    /// <summary>Does the work that is left, and the work that comes from it.</summary>
    public void Finish()
    {
        while (_work.TryDequeue(out var work))
        {
            work();
        }
    }

    /// <summary>The name of a C# type in the graph.</summary>
    public string NameOf(Type type) =>
        type.GetCustomAttribute<GraphQLNameAttribute>(inherit: false)?.Name
        ?? type.GetCustomAttribute<ObjectTypeAttribute>(inherit: false)?.Name
        ?? type.GetCustomAttribute<InterfaceTypeAttribute>(inherit: false)?.Name
        ?? type.GetCustomAttribute<UnionTypeAttribute>(inherit: false)?.Name
        ?? type.GetCustomAttribute<InputObjectTypeAttribute>(inherit: false)?.Name
        ?? Naming.Type(type);

    /// <summary>The scalar of a C# type, or null.</summary>
    public string? ScalarOf(Type type)
    {
        if (!Options.ScalarNames.TryGetValue(type, out var name))
        {
            return null;
        }

        if (name is not ("Int" or "Float" or "String" or "Boolean"))
        {
            Scalars.Add(name);
        }

        return name;
    }

    /// <summary>True if a C# type is an interface of the graph.</summary>
    public bool IsInterface(Type type) =>
        type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false) || Options.ErrorInterfaces.Contains(type);
}
