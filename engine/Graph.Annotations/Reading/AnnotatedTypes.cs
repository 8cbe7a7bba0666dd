using Graph.Annotations.Model;

namespace Graph.Annotations.Reading;

/// <summary>The C# types of a schema, sorted by what their attributes say, in a stable order.</summary>
internal sealed class AnnotatedTypes
{
    private readonly Dictionary<Type, List<Type>> _extensions = [];

    public AnnotatedTypes(IEnumerable<Type> types, Problems problems)
    {
        foreach (var type in types.Distinct().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            if (type.IsDefined(typeof(GraphQLIgnoreAttribute), inherit: false))
            {
                continue;
            }

            if (!Sort(type) && !type.IsAbstract && !type.IsGenericTypeDefinition && !type.IsEnum)
            {
                Concrete.Add(type);
            }

            if (IsFieldClass(type) && !(type.IsAbstract && type.IsSealed))
            {
                problems.Add(
                    type,
                    "a class of fields must be static: its methods are the fields, and it has no state."
                );
            }
        }
    }

    public List<Type> Queries { get; } = [];

    public List<Type> Mutations { get; } = [];

    public List<Type> Subscriptions { get; } = [];

    /// <summary>Types that are part of the schema even if no field leads to them.</summary>
    public List<Type> Explicit { get; } = [];

    /// <summary>Classes and structs with instances: what may implement an interface or belong to a union.</summary>
    public List<Type> Concrete { get; } = [];

    /// <summary>The C# types that classes of fields extend.</summary>
    public IEnumerable<Type> Extended => _extensions.Keys;

    /// <summary>The classes that add fields to a type.</summary>
    public IReadOnlyList<Type> ExtensionsOf(Type type) => _extensions.GetValueOrDefault(type) ?? [];

    private bool Sort(Type type)
    {
        var isFieldClass = false;
        foreach (var attribute in type.GetCustomAttributes(inherit: false))
        {
            var list = attribute switch
            {
                QueryTypeAttribute => Queries,
                MutationTypeAttribute => Mutations,
                SubscriptionTypeAttribute => Subscriptions,
                _ => null,
            };
            list?.Add(type);
            isFieldClass |= list is not null;
            if (attribute is ITypeExtensionAttribute extension)
            {
                isFieldClass = true;
                if (!_extensions.TryGetValue(extension.Extended, out var classes))
                {
                    _extensions[extension.Extended] = classes = [];
                }

                classes.Add(type);
            }
        }

        if (type.IsDefined(typeof(ObjectTypeAttribute), false) || type.IsDefined(typeof(EntityKeyAttribute), false))
        {
            Explicit.Add(type);
        }

        return isFieldClass;
    }

    private static bool IsFieldClass(Type type) =>
        type.GetCustomAttributes(inherit: false)
            .Any(attribute =>
                attribute
                    is QueryTypeAttribute
                        or MutationTypeAttribute
                        or SubscriptionTypeAttribute
                        or ITypeExtensionAttribute
            );
}
