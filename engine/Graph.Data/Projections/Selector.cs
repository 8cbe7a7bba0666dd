using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Graph.Data.Sorting;
using Graph.Execution.Resolvers;

namespace Graph.Data.Projections;

/// <summary>A selector with what it was made of, so that more can be added to it.</summary>
/// <remarks>It is made once for each field of a compiled operation, and forgotten with it.</remarks>
internal sealed class Selector<TEntity>
{
    private static readonly ConditionalWeakTable<LambdaExpression, Selector<TEntity>> Known = [];

    // Beyond this, a selector is made for each request.
    private const int MaxOrders = 64;

    private readonly ConcurrentDictionary<string, Selector<TEntity>> _ordered = new(StringComparer.Ordinal);
    private readonly Projection? _projection;
    private readonly ProjectionLimits _limits;

    private Selector(Projection? projection, ProjectionLimits limits)
    {
        _projection = projection;
        _limits = limits;
        if (projection is not null)
        {
            var builder = new SelectorBuilder(limits);
            var entity = Expression.Parameter(typeof(TEntity), "x");
            Lambda = Expression.Lambda<Func<TEntity, TEntity>>(builder.Make(projection, entity), entity);
            Lists = builder.Lists;
        }
    }

    /// <summary>Makes an entity of the columns that are needed; null to read it whole.</summary>
    public Expression<Func<TEntity, TEntity>>? Lambda { get; }

    /// <summary>How many lists it reads.</summary>
    public int Lists { get; }

    /// <summary>The selector of what is selected below a field.</summary>
    public static Selector<TEntity> Of(SelectedField field, ProjectionLimits limits)
    {
        var selector = new Selector<TEntity>(SelectionReader.Read(field, typeof(TEntity), limits), limits);
        if (selector.Lambda is { } lambda)
        {
            Known.Add(lambda, selector);
        }

        return selector;
    }

    /// <summary>The selector that an expression belongs to; null for an expression of an author.</summary>
    public static Selector<TEntity>? Find(Expression<Func<TEntity, TEntity>> expression) =>
        Known.TryGetValue(expression, out var selector) ? selector : null;

    /// <summary>The selector with the members of an order, of which cursors are made.</summary>
    public Selector<TEntity> WithOrder(SortDefinition<TEntity> sorting)
    {
        if (_projection is null || sorting.Operations.IsEmpty)
        {
            return this;
        }

        var name = NameOf(sorting);
        if (_ordered.TryGetValue(name, out var known))
        {
            return known;
        }

        var projection = _projection.Copy();
        foreach (var operation in sorting.Operations)
        {
            Add(projection, operation.KeySelector.Body);
        }

        var made = new Selector<TEntity>(projection, _limits);
        if (_ordered.Count < MaxOrders)
        {
            _ordered.TryAdd(name, made);
        }

        return made;
    }

    /// <summary>What an order reads; its directions do not matter.</summary>
    private static string NameOf(SortDefinition<TEntity> sorting)
    {
        var name = new StringBuilder();
        foreach (var operation in sorting.Operations)
        {
            var part = operation.KeySelector.Body;
            for (; part is MemberExpression member; part = member.Expression)
            {
                name.Append(member.Member.Name).Append('<');
            }

            name.Append(part is ParameterExpression ? "" : part?.ToString()).Append(',');
        }

        return name.ToString();
    }

    /// <summary>Adds the property that a chain of properties begins with, as far as it leads through objects.</summary>
    private static void Add(Projection projection, Expression value)
    {
        var path = new Stack<MemberExpression>();
        var part = value;
        for (; part is MemberExpression member; part = member.Expression)
        {
            path.Push(member);
        }

        if (part is not ParameterExpression || path.Count == 0)
        {
            // Computed of anything.
            projection.AddColumns();
            return;
        }

        while (path.Pop().Member is PropertyInfo property)
        {
            if (
                path.Count == 0
                || !Projection.CanMake(property.PropertyType)
                || Projection.IsValue(property.PropertyType)
            )
            {
                projection.Add(property);
                return;
            }

            projection = projection.AddObject(property, property.PropertyType, isList: false);
        }
    }
}
