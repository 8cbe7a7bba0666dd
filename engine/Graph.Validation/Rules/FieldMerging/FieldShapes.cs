using Graph.Types;

namespace Graph.Validation.Rules.FieldMerging;

/// <summary>Compares the shapes that values of two types have in a response.</summary>
internal static class FieldShapes
{
    /// <summary>True if lists and nulls stand at the same places, and leaves are of one type.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#SameResponseShape()"/></remarks>
    public static bool AreSame(GraphType a, GraphType b)
    {
        while (true)
        {
            switch (a, b)
            {
                case (NonNullType x, NonNullType y):
                    (a, b) = (x.OfType, y.OfType);
                    continue;
                case (ListType x, ListType y):
                    (a, b) = (x.OfType, y.OfType);
                    continue;
                case (NonNullType or ListType, _) or (_, NonNullType or ListType):
                    return false;
                default:
                    return (!a.IsLeaf && !b.IsLeaf) || ReferenceEquals(a, b);
            }
        }
    }
}
