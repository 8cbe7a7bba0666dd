using System.Reflection;

namespace Graph.Data.Projections;

/// <summary>What is needed of an entity: its columns, and what is needed of the objects below it.</summary>
/// <param name="type">The entity.</param>
internal sealed class Projection(Type type)
{
    private readonly SortedDictionary<string, ProjectedMember> _members = new(StringComparer.Ordinal);

    public Type Type { get; } = type;

    /// <summary>What is needed, by its name.</summary>
    public IEnumerable<ProjectedMember> Members => _members.Values;

    /// <summary>True if the entity can be made of some of its columns: all of its stored properties can be given a value.</summary>
    public static bool CanMake(Type type) =>
        type is { IsAbstract: false, IsInterface: false, IsValueType: false }
        && EntityConstructor.Of(type) is not null
        && Array.TrueForAll(
            type.GetProperties(BindingFlags.Instance | BindingFlags.Public),
            property => !EntityConstructor.IsStored(property) || EntityConstructor.CanSet(property)
        );

    /// <summary>Needs a property as it is. One that cannot be set is computed of others: then all columns are needed.</summary>
    public void Add(PropertyInfo property)
    {
        if (Type.GetProperty(property.Name) is not { } own || !EntityConstructor.CanSet(own))
        {
            AddColumns();
        }
        else if (!_members.TryGetValue(own.Name, out var member))
        {
            _members.Add(own.Name, new ProjectedMember(own, null, IsList: false));
        }
        else
        {
            member.Object?.AddColumns();
        }
    }

    /// <summary>What is needed of the object or the items of a list that a property holds.</summary>
    public Projection AddObject(PropertyInfo property, Type item, bool isList)
    {
        if (_members.TryGetValue(property.Name, out var member) && member.Object is { } known)
        {
            return known;
        }

        var added = new Projection(item);
        if (member is not null)
        {
            // Somebody needs the object as it is.
            added.AddColumns();
        }

        _members[property.Name] = new ProjectedMember(property, added, isList);
        return added;
    }

    /// <summary>Needs every property that holds values, not objects.</summary>
    public void AddColumns()
    {
        foreach (var property in Type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (
                property.GetIndexParameters().Length == 0
                && EntityConstructor.CanSet(property)
                && IsValue(property.PropertyType)
                && !_members.ContainsKey(property.Name)
            )
            {
                _members.Add(property.Name, new ProjectedMember(property, null, IsList: false));
            }
        }
    }

    /// <summary>A copy that can be added to.</summary>
    public Projection Copy()
    {
        var copy = new Projection(Type);
        foreach (var (name, member) in _members)
        {
            copy._members.Add(name, member with { Object = member.Object?.Copy() });
        }

        return copy;
    }

    /// <summary>True for what a column holds: a value, a text, or a list of those.</summary>
    public static bool IsValue(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsArray)
        {
            return IsValue(inner.GetElementType()!);
        }

        return inner.IsValueType
            || inner == typeof(string)
            || inner == typeof(Uri)
            || (
                inner.IsGenericType
                && typeof(System.Collections.IEnumerable).IsAssignableFrom(inner)
                && Array.TrueForAll(inner.GetGenericArguments(), IsValue)
            )
            || (
                inner.Namespace is { } name
                && name.StartsWith("System", StringComparison.Ordinal)
                && !inner.IsGenericType
            );
    }
}

/// <summary>A property that is needed.</summary>
/// <param name="Property">The property.</param>
/// <param name="Object">What is needed of its object or items; null for the property as it is.</param>
/// <param name="IsList">True if it holds a list of objects.</param>
internal sealed record ProjectedMember(PropertyInfo Property, Projection? Object, bool IsList);
