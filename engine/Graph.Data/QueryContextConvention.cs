using System.Reflection;
using Graph.Annotations.Model;
using Graph.Annotations.Reading;
using Graph.Data.Filtering;
using Graph.Data.Projections;
using Graph.Data.Sorting;

namespace Graph.Data;

/// <summary>Reads parameters of type <see cref="QueryContext{TEntity}"/>, and adds the arguments <c>where</c> and <c>order</c>.</summary>
internal sealed class QueryContextConvention : ParameterConvention
{
    /// <summary>True for <see cref="QueryContext{TEntity}"/>.</summary>
    public static bool IsQueryContext(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(QueryContext<>);

    /// <inheritdoc/>
    public override object? Read(ConventionParameter parameter) =>
        GenericCall.Invoke(
            typeof(QueryContextConvention),
            nameof(Create),
            parameter.Type.GetGenericArguments(),
            parameter
        );

    /// <inheritdoc/>
    public override object? Refuse(SchemaDraft schema, string source)
    {
        schema.Problems.Add(
            source,
            "a QueryContext<T> is for fields of the query root and of objects: mutations and subscriptions have none."
        );
        return null;
    }

    /// <summary>What binds a parameter, or a query that a method gives back.</summary>
    public static QueryContextBinder<TEntity> Create<TEntity>(ConventionParameter parameter)
    {
        var schema = parameter.Schema;
        var filtering = parameter.Method.GetCustomAttribute<UseFilteringAttribute>();
        var sorting = parameter.Method.GetCustomAttribute<UseSortingAttribute>();
        if (parameter is { IsBatch: true, Parent: null } && (filtering ?? (Attribute?)sorting) is not null)
        {
            schema.Problems.Add(
                parameter.Source,
                "a root [BatchResolver] answers many sets of variables at once, each with its own 'where' and 'order': remove "
                    + "[BatchResolver], or [UseFiltering] and [UseSorting]."
            );
        }

        var binder = new QueryContextBinder<TEntity>
        {
            Projection = ProjectionLimits.Of(parameter.Method.GetCustomAttribute<UseProjectionAttribute>()),
            Coordinate = parameter.Coordinate,
        };
        if (
            filtering is not null
            && schema
                .Feature(() => new FilterTypes(schema, parameter.Inputs))
                .Read(typeof(TEntity), filtering.FilterType, parameter.Source)
                is { } filter
        )
        {
            binder.Filter = filter;
            binder.FilterLimits = FilterLimits.Of(filtering);
            binder.WhereIndex = parameter.AddArgument(
                new InputDraft("where", Syntax.Named(filter.InputName, isNullable: true), null)
                {
                    Description = "Only what meets these conditions.",
                }
            );
        }

        if (
            sorting is not null
            && schema
                .Feature(() => new SortTypes(schema, parameter.Inputs))
                .Read(typeof(TEntity), sorting.SortType, parameter.Source)
                is { } sort
        )
        {
            binder.Order = new OrderReader<TEntity>(parameter.Coordinate, sort, sorting.MaxMembers, sorting.MaxDepth);
            binder.OrderIndex = parameter.AddArgument(
                new InputDraft(
                    "order",
                    Syntax.List(Syntax.Named(sort.InputName, isNullable: false), isNullable: true),
                    null
                )
                {
                    Description =
                        $"The order: by the first member, then by the next where that is equal; at most {sorting.MaxMembers}.",
                }
            );
        }

        return binder;
    }
}
