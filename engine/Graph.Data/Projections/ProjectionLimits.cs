namespace Graph.Data.Projections;

/// <summary>How much below an entity is read with it.</summary>
internal sealed record ProjectionLimits(int MaxDepth, int MaxLists, int MaxItems)
{
    public static ProjectionLimits Of(UseProjectionAttribute? attribute)
    {
        attribute ??= new UseProjectionAttribute();
        return new ProjectionLimits(attribute.MaxDepth, attribute.MaxLists, attribute.MaxItems);
    }
}
