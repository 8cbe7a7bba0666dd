using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>Names are names of the language, not reserved for introspection, and unique among their siblings.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Names.Reserved-Names"/></remarks>
internal static class NameRules
{
    public static void CheckType(NamedType type, SchemaErrorList errors) => Check(type.Name, type.Name, type, errors);

    /// <summary>Checks the name of a member.</summary>
    /// <param name="name">The name.</param>
    /// <param name="coordinate">The member's coordinate.</param>
    /// <param name="member">The member, for its location.</param>
    /// <param name="errors">Where errors go.</param>
    public static void Check(string name, string coordinate, object member, SchemaErrorList errors)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            errors.Add(
                coordinate,
                $"The name of \"{coordinate}\" must not begin with \"__\", which is reserved for introspection.",
                member
            );
        }
        else if (!IsName(name))
        {
            errors.Add(
                coordinate,
                $"\"{name}\" is no GraphQL name: use letters, digits and underscores, and no digit first.",
                member
            );
        }
    }

    /// <summary>Checks that a name is the first of its kind among its siblings.</summary>
    public static void CheckUnique(
        HashSet<string> seen,
        string name,
        string coordinate,
        object member,
        SchemaErrorList errors
    )
    {
        if (!seen.Add(name))
        {
            errors.Add(coordinate, $"\"{coordinate}\" can be defined only once.", member);
        }
    }

    private static bool IsName(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }
}
