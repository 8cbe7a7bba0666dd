using System.Globalization;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Data.Projections;

/// <summary>Refuses lists that are too long to be read with their objects. A list is never shortened in silence.</summary>
internal static class ListLimit
{
    /// <summary>The list, if it is not too long.</summary>
    /// <exception cref="GraphQLException">It is.</exception>
    public static List<T> Check<T>(List<T> items, string coordinate, int maxItems) =>
        items.Count <= maxItems
            ? items
            : throw new GraphQLException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{coordinate}' has more than {maxItems} items, which is more than is read at once. Ask for less of it."
                ),
                ErrorCodes.BadUserInput
            );
}
