using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules;

/// <summary>Every selected field exists on its type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Field-Selections"/></remarks>
internal sealed class FieldsOnCorrectType : ValidationRule
{
    /// <inheritdoc />
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.ParentType is not { } type || context.Field is not null || context.IsFull)
        {
            return;
        }

        var name = field.Name.Value;
        var suggestion = Suggestions.Sentence(
            TypesThatHave(context.Schema, type, name),
            "to use an inline fragment on"
        );
        if (suggestion.Length == 0 && type is ComplexType complex)
        {
            suggestion = context.DidYouMean(name, complex.Fields.Select(known => known.Name));
        }

        context.Report(Name, $"Cannot query field \"{name}\" on type \"{type}\".{suggestion}", field);
    }

    /// <summary>The possible types, and the interfaces of theirs, that do have the field: the widest first.</summary>
    private static List<string> TypesThatHave(Schema schema, NamedType type, string field)
    {
        if (type is not (InterfaceType or UnionType))
        {
            return [];
        }

        var objects = new List<string>();
        var interfaces = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var possible in schema.PossibleTypes(type))
        {
            if (possible.FindField(field) is null)
            {
                continue;
            }

            objects.Add(possible.Name);
            foreach (var implemented in possible.Interfaces)
            {
                if (implemented.FindField(field) is not null)
                {
                    interfaces[implemented.Name] = interfaces.GetValueOrDefault(implemented.Name) + 1;
                }
            }
        }

        return
        [
            .. interfaces
                .OrderByDescending(entry => entry.Value)
                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => entry.Key),
            .. objects,
        ];
    }
}
