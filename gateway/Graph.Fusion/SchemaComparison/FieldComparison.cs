using Graph.Types;

namespace Graph.Fusion.SchemaComparison;

/// <summary>Compares the fields and interfaces of objects and interfaces.</summary>
internal static class FieldComparison
{
    public static void Compare(ComplexType old, ComplexType now, ChangeList changes)
    {
        CompareInterfaces(old, now, changes);
        foreach (var field in old.Fields)
        {
            if (now.FindField(field.Name) is not { } same)
            {
                changes.Breaking(field.Coordinate, $"The field '{field.Coordinate}' is gone.");
                continue;
            }

            CompareType(field, same, changes);
            changes.Deprecation(field.Coordinate, field.Deprecation, same.Deprecation);
            if (field.Description != same.Description)
            {
                changes.Safe(field.Coordinate, $"The description of '{field.Coordinate}' has changed.");
            }

            InputComparison.CompareArguments(
                $"{field.Coordinate}(",
                $"the field '{field.Coordinate}'",
                field.Arguments,
                same.Arguments,
                changes
            );
        }

        foreach (var field in now.Fields)
        {
            if (old.FindField(field.Name) is null)
            {
                changes.Safe(field.Coordinate, $"The field '{field.Coordinate}' is new.");
            }
        }
    }

    private static void CompareInterfaces(ComplexType old, ComplexType now, ChangeList changes)
    {
        var before = old.Interfaces.Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var after = now.Interfaces.Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in before.Except(after))
        {
            changes.Breaking(old.Name, $"'{old.Name}' no longer implements '{gone}'.");
        }

        foreach (var added in after.Except(before))
        {
            changes.Dangerous(
                old.Name,
                $"'{old.Name}' implements '{added}' now: clients that ask for '{added}' may not expect it."
            );
        }
    }

    private static void CompareType(OutputField old, OutputField now, ChangeList changes)
    {
        var (before, after) = (old.Type.ToString()!, now.Type.ToString()!);
        if (before == after)
        {
            return;
        }

        var message = $"The type of '{old.Coordinate}' was '{before}' and is '{after}' now";
        if (IsStricter(old.Type, now.Type))
        {
            changes.Safe(old.Coordinate, $"{message}, which has fewer values.");
        }
        else
        {
            changes.Breaking(
                old.Coordinate,
                old.Type.Named.Name == now.Type.Named.Name && before.Replace("!", "") == after.Replace("!", "")
                    ? $"{message}: clients may not expect null."
                    : $"{message}."
            );
        }
    }

    /// <summary>True if every value of the new type is one of the old type, and is asked for in the same way.</summary>
    private static bool IsStricter(GraphType old, GraphType now) =>
        (old, now) switch
        {
            (NonNullType a, NonNullType b) => IsStricter(a.OfType, b.OfType),
            (_, NonNullType b) => IsStricter(old, b.OfType),
            (ListType a, ListType b) => IsStricter(a.OfType, b.OfType),
            (NamedType a, NamedType b) => a.Name == b.Name,
            _ => false,
        };
}
