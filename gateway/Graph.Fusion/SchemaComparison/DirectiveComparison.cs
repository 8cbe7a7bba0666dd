using Graph.Types;

namespace Graph.Fusion.SchemaComparison;

/// <summary>Compares the directives that clients can apply.</summary>
internal static class DirectiveComparison
{
    public static void Compare(Schema before, Schema after, ChangeList changes)
    {
        foreach (var old in before.DirectiveDefinitions)
        {
            var name = $"@{old.Name}";
            if (after.FindDirective(old.Name) is not { } now)
            {
                changes.Breaking(name, $"The directive '{name}' is gone.");
                continue;
            }

            foreach (var gone in old.Locations.Except(now.Locations))
            {
                changes.Breaking(name, $"The directive '{name}' cannot be applied at {gone} any more.");
            }

            if (old.IsRepeatable && !now.IsRepeatable)
            {
                changes.Breaking(name, $"The directive '{name}' cannot be repeated any more.");
            }

            InputComparison.CompareArguments(
                $"{name}(",
                $"the directive '{name}'",
                old.Arguments,
                now.Arguments,
                changes
            );
        }

        foreach (var added in after.DirectiveDefinitions)
        {
            if (before.FindDirective(added.Name) is null)
            {
                changes.Safe($"@{added.Name}", $"The directive '@{added.Name}' is new.");
            }
        }
    }
}
