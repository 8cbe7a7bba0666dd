using Graph.Annotations.Model;
using Graph.Annotations.Reading;

namespace Graph.Data;

/// <summary>Finds the classes by which authors describe what may be asked of an entity.</summary>
internal static class GenericBase
{
    /// <summary>The type argument of a generic base class; null if the class does not derive from it.</summary>
    public static Type? ArgumentOf(Type type, Type open)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == open)
            {
                return parent.GetGenericArguments()[0];
            }
        }

        return null;
    }

    /// <summary>The class that describes an entity; null after a sentence.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="given">The class that the author names; null for the only one.</param>
    /// <param name="open">The generic base class.</param>
    /// <param name="verb">What is done by the members: "filter" or "sort".</param>
    /// <param name="source">Who asks, for the sentences.</param>
    public static Type? Choose(SchemaDraft schema, Type entity, Type? given, Type open, string verb, string source)
    {
        var wanted = Naming.CSharp(open.MakeGenericType(entity));
        if (given is not null)
        {
            if (ArgumentOf(given, open) == entity)
            {
                return given;
            }

            schema.Problems.Add(source, $"{Naming.CSharp(given)} does not derive from {wanted}.");
            return null;
        }

        var candidates = schema.Types.Concrete.Where(type => ArgumentOf(type, open) == entity).ToList();
        if (candidates is [var only])
        {
            return only;
        }

        schema.Problems.Add(
            source,
            candidates.Count == 0
                ? $"nothing says by what clients may {verb} {Naming.CSharp(entity)}: add a class that derives from {wanted}."
                : $"{string.Join(" and ", candidates.Select(Naming.CSharp))} both derive from {wanted}: name the one to use."
        );
        return null;
    }
}
