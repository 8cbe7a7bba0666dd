using System.Collections.Immutable;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Types;

namespace Graph.Fusion.SchemaComparison;

/// <summary>Compares what clients give: arguments and fields of input objects.</summary>
internal static class InputComparison
{
    public static void CompareFields(InputObjectType old, InputObjectType now, ChangeList changes)
    {
        if (old.IsOneOf != now.IsOneOf)
        {
            if (now.IsOneOf)
            {
                changes.Breaking(old.Name, $"The input '{old.Name}' takes exactly one of its fields now (@oneOf).");
            }
            else
            {
                changes.Safe(old.Name, $"The input '{old.Name}' takes any number of its fields now.");
            }
        }

        Compare(name => $"{old.Name}.{name}", $"the input '{old.Name}'", old.Fields, now.Fields, changes);
    }

    /// <param name="prefix">The coordinate up to the parenthesis: <c>Query.user(</c>.</param>
    /// <param name="owner">What has the arguments, as a phrase.</param>
    public static void CompareArguments(
        string prefix,
        string owner,
        ImmutableArray<InputValue> old,
        ImmutableArray<InputValue> now,
        ChangeList changes
    ) => Compare(name => $"{prefix}{name}:)", owner, old, now, changes);

    private static void Compare(
        Func<string, string> coordinateOf,
        string owner,
        ImmutableArray<InputValue> old,
        ImmutableArray<InputValue> now,
        ChangeList changes
    )
    {
        foreach (var input in old)
        {
            var coordinate = coordinateOf(input.Name);
            if (now.FirstOrDefault(other => other.Name == input.Name) is not { } same)
            {
                changes.Breaking(coordinate, $"'{input.Name}' of {owner} is gone.");
                continue;
            }

            CompareType(coordinate, input, same, changes);
            CompareDefault(coordinate, input, same, changes);
            changes.Deprecation(coordinate, input.Deprecation, same.Deprecation);
        }

        foreach (var input in now.Where(input => old.All(other => other.Name != input.Name)))
        {
            var coordinate = coordinateOf(input.Name);
            if (input.IsRequired)
            {
                changes.Breaking(
                    coordinate,
                    $"'{input.Name}' of {owner} is new and required: requests do not give it."
                );
            }
            else
            {
                changes.Safe(coordinate, $"'{input.Name}' of {owner} is new and optional.");
            }
        }
    }

    private static void CompareType(string coordinate, InputValue old, InputValue now, ChangeList changes)
    {
        var (before, after) = (old.Type.ToString()!, now.Type.ToString()!);
        if (before == after)
        {
            return;
        }

        var message = $"The type of '{coordinate}' was '{before}' and is '{after}' now";
        if (Accepts(now.Type, old.Type))
        {
            changes.Safe(coordinate, $"{message}, which takes all that the old one took.");
        }
        else
        {
            changes.Breaking(coordinate, $"{message}: what clients give may be refused.");
        }
    }

    private static void CompareDefault(string coordinate, InputValue old, InputValue now, ChangeList changes)
    {
        var before = old.DefaultValue is { } a ? FieldSelectionMapPrinter.Print(a) : null;
        var after = now.DefaultValue is { } b ? FieldSelectionMapPrinter.Print(b) : null;
        if (before == after)
        {
            return;
        }

        if (after is null && now.Type.IsNonNull && old.Type.IsNonNull)
        {
            changes.Breaking(coordinate, $"'{coordinate}' is required now: its default {before} is gone.");
        }
        else
        {
            changes.Dangerous(
                coordinate,
                $"The default of '{coordinate}' was {before ?? "not there"} and is {after ?? "not there"} now: requests that leave it out get something else."
            );
        }
    }

    /// <summary>True if every variable of the old type may be given where the new type stands.</summary>
    private static bool Accepts(GraphType now, GraphType old) =>
        (now, old) switch
        {
            (NonNullType a, NonNullType b) => Accepts(a.OfType, b.OfType),
            (NonNullType, _) => false,
            (_, NonNullType b) => Accepts(now, b.OfType),
            (ListType a, ListType b) => Accepts(a.OfType, b.OfType),
            (NamedType a, NamedType b) => a.Name == b.Name,
            _ => false,
        };
}
