using Graph.Annotations;

namespace Graph.Data;

/// <summary>The direction of an order.</summary>
public enum SortEnumType
{
    /// <summary>The smallest first.</summary>
    [GraphQLName("ASC")]
    Ascending,

    /// <summary>The largest first.</summary>
    [GraphQLName("DESC")]
    Descending,
}
