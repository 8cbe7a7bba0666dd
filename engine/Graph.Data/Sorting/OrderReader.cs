using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Data.Sorting;

/// <summary>Makes an order of what a client gives as <c>order</c>.</summary>
/// <param name="coordinate">The field, for the sentences.</param>
/// <param name="sort">What may be asked.</param>
/// <param name="maxMembers">How many members an order may have.</param>
/// <param name="maxDepth">How many objects may lead to a member.</param>
internal sealed class OrderReader<TEntity>(string coordinate, SortObject sort, int maxMembers, int maxDepth)
{
    // There are as many as the schema allows; beyond this they are made anew.
    private const int MaxKept = 256;

    private readonly ConcurrentDictionary<string, ISortBy<TEntity>> _kept = new(StringComparer.Ordinal);

    /// <summary>The order.</summary>
    /// <exception cref="GraphQLException">It may not be asked.</exception>
    public SortDefinition<TEntity> Read(IReadOnlyList<object?> entries)
    {
        if (entries.Count > maxMembers)
        {
            throw Refuse("order", $"it has {Text(entries.Count)} members, but at most {Text(maxMembers)} are allowed.");
        }

        var operations = ImmutableArray.CreateBuilder<ISortBy<TEntity>>(entries.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            var path = PathOf((InputObjectValue)entries[i]!, i, out var direction);
            var name = string.Join('.', path.Select(member => member.Name));
            if (!seen.Add(name))
            {
                throw Refuse($"order[{Text(i)}]", $"'{name}' stands in the order already. Leave one of them out.");
            }

            operations.Add(Get(name, path, direction));
        }

        return new SortDefinition<TEntity>(operations.MoveToImmutable());
    }

    private List<SortMember> PathOf(InputObjectValue entry, int index, out SortEnumType direction)
    {
        var path = new List<SortMember>(1);
        var members = sort;
        while (true)
        {
            // The input type is a OneOf: exactly one field is there, and it is not null.
            var field = 0;
            while (!entry.IsProvided(field))
            {
                field++;
            }

            var member = members.Members[field];
            path.Add(member);
            if (member.Object is null)
            {
                direction = (SortEnumType)entry[field]!;
                return path;
            }

            if (path.Count > maxDepth)
            {
                throw Refuse(
                    $"order[{Text(index)}].{string.Join('.', path.Select(step => step.Name))}",
                    $"it leads through more than {Text(maxDepth)} objects. Sort by a member that is nearer."
                );
            }

            members = member.Object;
            entry = (InputObjectValue)entry[field]!;
        }
    }

    private ISortBy<TEntity> Get(string name, List<SortMember> path, SortEnumType direction)
    {
        var key = direction == SortEnumType.Ascending ? name : "-" + name;
        if (_kept.TryGetValue(key, out var known))
        {
            return known;
        }

        var entity = Expression.Parameter(typeof(TEntity), "x");
        Expression value = entity;
        foreach (var member in path)
        {
            value = Expression.Property(value, member.Property);
        }

        var made = StableOrder.By<TEntity>(Expression.Lambda(value, entity), direction == SortEnumType.Ascending);
        if (_kept.Count < MaxKept)
        {
            _kept.TryAdd(key, made);
        }

        return made;
    }

    private GraphQLException Refuse(string place, string sentence) =>
        new($"'{place}' of '{coordinate}' cannot be answered: {sentence}", ErrorCodes.BadUserInput);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
