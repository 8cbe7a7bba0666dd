using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Counts how much of a selection one source could serve: the more, the better a choice it is.</summary>
internal static class Coverage
{
    /// <summary>How many leaves of the branch that is planned the client wants below.</summary>
    public static int CountLeaves(Assignment plan, PlaceDraft? place)
    {
        var count = 0;
        foreach (var shape in place?.Shapes ?? [])
        {
            foreach (var field in shape.Fields)
            {
                if (field.Child is not null)
                {
                    count += CountLeaves(plan, field.Child);
                }
                else if (!field.IsAnsweredByGateway && plan.IsOfBranch(field))
                {
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>How many of them this source can serve without leaving it.</summary>
    public static int CountServed(Assignment plan, int source, PlaceDraft? place)
    {
        var count = 0;
        foreach (var shape in place?.Shapes ?? [])
        {
            foreach (var field in shape.Fields)
            {
                var definition = plan.Schema.FindField(shape.TypeName, field.Name)?.In(source);
                if (definition is not { IsExternal: false, HasRequirements: false })
                {
                    continue;
                }

                if (field.Child is not null)
                {
                    count += CountServed(plan, source, field.Child);
                }
                else if (plan.IsOfBranch(field))
                {
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>How many fields of a shape, not planned yet, this source could serve as well.</summary>
    public static int CountOpenFields(Assignment plan, ShapeDraft shape, int source)
    {
        var count = 0;
        foreach (var field in shape.Fields)
        {
            if (
                field.Providers.Count == 0
                && plan.IsOfBranch(field)
                && plan.Schema.FindField(shape.TypeName, field.Name)?.In(source) is { IsExternal: false }
            )
            {
                count++;
            }
        }

        return count;
    }
}
