using System.Reflection;

namespace Graph.Data.Projections;

/// <summary>Finds how an entity is made: by an empty constructor and its properties, or by a constructor that takes them.</summary>
internal static class EntityConstructor
{
    /// <summary>The empty constructor, or else the longest whose parameters are all properties; null if there is none.</summary>
    public static ConstructorInfo? Of(Type type)
    {
        const BindingFlags Flags = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        ConstructorInfo? best = null;
        foreach (var constructor in type.GetConstructors(Flags))
        {
            var parameters = constructor.GetParameters();
            if (parameters.Length == 0)
            {
                return constructor;
            }

            if (
                Array.TrueForAll(parameters, parameter => PropertyOf(type, parameter) is not null)
                && (best is null || parameters.Length > best.GetParameters().Length)
            )
            {
                best = constructor;
            }
        }

        return best;
    }

    /// <summary>The property that a constructor's parameter sets; null for none.</summary>
    public static PropertyInfo? PropertyOf(Type type, ParameterInfo parameter) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .FirstOrDefault(property =>
                string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && property.PropertyType == parameter.ParameterType
            );

    /// <summary>True if a property keeps its value itself, and is not computed of others.</summary>
    public static bool IsStored(PropertyInfo property) =>
        property.DeclaringType!.GetField(
            $"<{property.Name}>k__BackingField",
            BindingFlags.Instance | BindingFlags.NonPublic
        )
            is not null;

    /// <summary>True if a property can be given a value when the entity is made.</summary>
    public static bool CanSet(PropertyInfo property) =>
        property.SetMethod is not null
        || (
            Of(property.DeclaringType!) is { } constructor
            && Array.Exists(
                constructor.GetParameters(),
                parameter => PropertyOf(property.DeclaringType!, parameter) == property
            )
        );
}
