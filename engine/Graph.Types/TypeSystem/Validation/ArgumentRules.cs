using System.Collections.Immutable;
using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>Arguments have input types and different names; a required one cannot be deprecated.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Objects.Type-Validation"/></remarks>
internal static class ArgumentRules
{
    /// <summary>Checks the arguments of a field or directive.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="owner">The coordinate of the field or directive.</param>
    /// <param name="errors">Where errors go.</param>
    public static void Check(ImmutableArray<InputValue> arguments, string owner, SchemaErrorList errors)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var coordinate = $"{owner}({argument.Name}:)";
            NameRules.CheckUnique(seen, argument.Name, coordinate, argument, errors);
            CheckInputValue(argument, coordinate, errors);
        }
    }

    /// <summary>Checks what holds for arguments and for the fields of input objects.</summary>
    public static void CheckInputValue(InputValue value, string coordinate, SchemaErrorList errors)
    {
        NameRules.Check(value.Name, coordinate, value, errors);
        if (!value.Type.IsInputType)
        {
            errors.Add(
                coordinate,
                $"\"{coordinate}\" must have an input type, but \"{value.Type}\" is {Describe.Kind(value.Type.Named)}.",
                value
            );
        }

        if (value.IsRequired && value.Deprecation is not null)
        {
            errors.Add(
                coordinate,
                $"\"{coordinate}\" is required and cannot be deprecated: make it nullable or give it a default first.",
                value
            );
        }
    }
}
