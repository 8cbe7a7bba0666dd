namespace Graph.Data.Filtering;

/// <summary>How much a client may ask in one <c>where</c>.</summary>
internal sealed record FilterLimits(int MaxConditions, int MaxDepth, int MaxListLength, int MaxStringLength)
{
    public static FilterLimits Of(UseFilteringAttribute attribute) =>
        new(attribute.MaxConditions, attribute.MaxDepth, attribute.MaxListLength, attribute.MaxStringLength);
}
