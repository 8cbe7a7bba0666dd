using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An enum has the same values everywhere, hidden ones aside.</summary>
internal static class EnumValuesMismatch
{
    public const string Code = "ENUM_VALUES_MISMATCH";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.Types.Where(group => group.Count > 1 && group[0].Kind == TypeKind.Enum))
        {
            var hidden = group
                .SelectMany(type => type.Values)
                .Where(value => value.IsInaccessible)
                .Select(value => value.Name)
                .ToHashSet();
            var all = group
                .SelectMany(type => type.Values)
                .Select(value => value.Name)
                .Except(hidden)
                .Order(StringComparer.Ordinal)
                .ToList();
            foreach (var type in group)
            {
                foreach (var missing in all.Where(name => type.Values.TrueForAll(value => value.Name != name)))
                {
                    log.Error(
                        Code,
                        type.Schema.Name,
                        type.Name,
                        $"The enum '{type.Name}' has no value '{missing}' in '{type.Schema.Name}', but another schema has it.",
                        "Add it there, or mark it @inaccessible where it is."
                    );
                }
            }
        }
    }
}
