using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Annotations.Pagination;
using Graph.Annotations.Reading;

namespace Graph.Data;

/// <summary>
/// Completes methods that give back an <see cref="IQueryable{T}"/>: what is asked is put into it, and its rows are the field's
/// list, or under <c>[UsePaging]</c> its connection.
/// </summary>
internal sealed class QueryableConvention : ResultConvention
{
    private static readonly QueryableConvention Instance = new();

    /// <summary>The convention for this result; null if it is no query.</summary>
    public static QueryableConvention? Of(Type result) =>
        result.IsGenericType && result.GetGenericTypeDefinition() == typeof(IQueryable<>) ? Instance : null;

    /// <inheritdoc/>
    public override ResultCompletion? Read(ConventionParameter result)
    {
        if (result.IsBatch)
        {
            result.Schema.Problems.Add(
                result.Source,
                "a query is one list, and a [BatchResolver] gives one result per row: take a QueryContext<T>, and give back "
                    + "lists."
            );
            return null;
        }

        if (
            Array.Exists(
                result.Method.GetParameters(),
                parameter => QueryContextConvention.IsQueryContext(parameter.ParameterType)
            )
        )
        {
            result.Schema.Problems.Add(
                result.Source,
                "what is asked is put into the IQueryable<T> that it gives back: remove the QueryContext<T>, or give back a list."
            );
            return null;
        }

        return (ResultCompletion)
            GenericCall.Invoke(typeof(QueryableConvention), nameof(Create), result.Type.GetGenericArguments(), result)!;
    }

    /// <inheritdoc/>
    public override ResultCompletion? Refuse(SchemaDraft schema, string source)
    {
        schema.Problems.Add(
            source,
            "an IQueryable<T> is for fields of the query root and of objects: mutations and subscriptions give back what they did."
        );
        return null;
    }

    private static ResultCompletion Create<TEntity>(ConventionParameter result)
        where TEntity : class
    {
        var page = result.Page?.Invoke();
        var binder = QueryContextConvention.Create<TEntity>(result);
        binder.Projects = result.Method.IsDefined(typeof(UseProjectionAttribute));
        if (page is not null)
        {
            var connection = new CSharpType(
                typeof(Connection<TEntity>),
                IsNullable: false,
                [CSharpType.NonNull(typeof(TEntity))]
            );
            return new ResultCompletion(connection, new QueryableConnection<TEntity>(binder, page));
        }

        var list = new CSharpType(
            typeof(IReadOnlyList<TEntity>),
            IsNullable: false,
            [CSharpType.NonNull(typeof(TEntity))]
        );
        return new ResultCompletion(list, new QueryableList<TEntity>(binder));
    }
}
