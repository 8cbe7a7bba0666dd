using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Counts how much of a selection one source could serve: the more, the better a choice it is.</summary>
internal static class Coverage
{
    /// <summary>How many leaves the client wants below.</summary>
    public static int CountLeaves(PlaceDraft? place)
    {
        var count = 0;
        foreach (var shape in place?.Shapes ?? [])
        {
            foreach (var field in shape.Fields)
            {
                count += field.Child is null ? (field.IsAnsweredByGateway ? 0 : 1) : CountLeaves(field.Child);
            }
        }

        return count;
    }

    /// <summary>How many of them this source can serve without leaving it.</summary>
    public static int CountServed(FusionSchema schema, int source, PlaceDraft? place)
    {
        var count = 0;
        foreach (var shape in place?.Shapes ?? [])
        {
            foreach (var field in shape.Fields)
            {
                var definition = schema.FindField(shape.TypeName, field.Name)?.In(source);
                if (definition is { IsExternal: false, HasRequirements: false })
                {
                    count += field.Child is null ? 1 : CountServed(schema, source, field.Child);
                }
            }
        }

        return count;
    }

    /// <summary>How many fields of a shape, not planned yet, this source could serve as well.</summary>
    public static int CountOpenFields(FusionSchema schema, ShapeDraft shape, int source)
    {
        var count = 0;
        foreach (var field in shape.Fields)
        {
            if (
                field.Providers.Count == 0
                && schema.FindField(shape.TypeName, field.Name)?.In(source) is { IsExternal: false }
            )
            {
                count++;
            }
        }

        return count;
    }
}
