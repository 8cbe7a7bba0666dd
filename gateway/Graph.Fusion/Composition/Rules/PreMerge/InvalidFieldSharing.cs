using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>A field that several schemas serve is shareable in all of them.</summary>
internal static class InvalidFieldSharing
{
    public const string Code = "INVALID_FIELD_SHARING";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.Fields)
        {
            var serving = group
                .Where(field => !field.HasExternal && field.DeclaringType.Kind == TypeKind.Object)
                .ToList();
            if (serving.Count < 2)
            {
                continue;
            }

            foreach (var field in serving.Where(field => !field.IsShareable || field.DeclaringType.IsSubscription))
            {
                var others = string.Join(
                    ", ",
                    serving.Where(other => other != field).Select(other => $"'{other.Schema.Name}'")
                );
                var advice =
                    field.DeclaringType.IsSubscription ? "Keep a subscription in one schema"
                    : field.IsLookup
                        ? "Mark this lookup @internal if clients need not see it here, or mark the field @shareable in each schema"
                    : "Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override";
                log.Error(
                    Code,
                    field.Schema.Name,
                    field.Coordinate,
                    $"The field '{field.Coordinate}' is served by '{field.Schema.Name}' and also by {others}, but is not shareable in '{field.Schema.Name}'.",
                    $"{advice}."
                );
            }
        }
    }
}
