using System.Collections.Immutable;
using Graph.Types;

namespace Graph.Fusion.SchemaComparison;

/// <summary>Compares two versions of a public graph, for <c>./graph schema check</c>.</summary>
public static class SchemaComparer
{
    /// <summary>All changes, sorted by severity and coordinate; empty if clients cannot tell the versions apart.</summary>
    /// <param name="before">The version that clients know.</param>
    /// <param name="after">The version that is to replace it.</param>
    public static ImmutableArray<SchemaChange> Compare(Schema before, Schema after)
    {
        var changes = new ChangeList();
        foreach (var old in before.Types)
        {
            if (old.IsIntrospectionType || old is ScalarType { IsBuiltIn: true })
            {
                continue;
            }

            if (after.FindType(old.Name) is not { } now)
            {
                changes.Breaking(old.Name, $"The type '{old.Name}' is gone.");
            }
            else if (now.Kind != old.Kind)
            {
                changes.Breaking(old.Name, $"'{old.Name}' was {Kind(old)} and is {Kind(now)} now.");
            }
            else
            {
                CompareTypes(old, now, changes);
            }
        }

        foreach (var added in after.Types)
        {
            if (before.FindType(added.Name) is null && added is not ScalarType { IsBuiltIn: true })
            {
                changes.Safe(added.Name, $"The type '{added.Name}' is new.");
            }
        }

        DirectiveComparison.Compare(before, after, changes);
        return changes.ToSorted();
    }

    private static void CompareTypes(NamedType old, NamedType now, ChangeList changes)
    {
        if (old.Description != now.Description)
        {
            changes.Safe(old.Name, $"The description of '{old.Name}' has changed.");
        }

        switch (old, now)
        {
            case (ComplexType a, ComplexType b):
                FieldComparison.Compare(a, b, changes);
                break;
            case (UnionType a, UnionType b):
                CompareMembers(a, b, changes);
                break;
            case (EnumType a, EnumType b):
                CompareValues(a, b, changes);
                break;
            case (InputObjectType a, InputObjectType b):
                InputComparison.CompareFields(a, b, changes);
                break;
            case (ScalarType a, ScalarType b) when a.SpecifiedBy != b.SpecifiedBy:
                changes.Dangerous(a.Name, $"The scalar '{a.Name}' names another specification: '{b.SpecifiedBy}'.");
                break;
        }
    }

    private static void CompareMembers(UnionType old, UnionType now, ChangeList changes)
    {
        var before = old.Types.Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var after = now.Types.Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in before.Except(after))
        {
            changes.Breaking(old.Name, $"'{gone}' is no longer a member of the union '{old.Name}'.");
        }

        foreach (var added in after.Except(before))
        {
            changes.Dangerous(
                old.Name,
                $"'{added}' is a new member of the union '{old.Name}': clients may not expect it."
            );
        }
    }

    private static void CompareValues(EnumType old, EnumType now, ChangeList changes)
    {
        foreach (var value in old.Values)
        {
            var coordinate = $"{old.Name}.{value.Name}";
            if (now.FindValue(value.Name) is not { } same)
            {
                changes.Breaking(coordinate, $"The value '{value.Name}' of the enum '{old.Name}' is gone.");
            }
            else
            {
                changes.Deprecation(coordinate, value.Deprecation, same.Deprecation);
            }
        }

        foreach (var value in now.Values)
        {
            if (old.FindValue(value.Name) is null)
            {
                changes.Dangerous(
                    $"{old.Name}.{value.Name}",
                    $"The enum '{old.Name}' has the new value '{value.Name}': clients may not expect it."
                );
            }
        }
    }

    private static string Kind(NamedType type) =>
        type.Kind switch
        {
            TypeKind.Object => "an object",
            TypeKind.Interface => "an interface",
            TypeKind.Union => "a union",
            TypeKind.Enum => "an enum",
            TypeKind.InputObject => "an input object",
            _ => "a scalar",
        };
}
