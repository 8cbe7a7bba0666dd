using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Annotations.Pagination;
using Graph.Annotations.Reading;

namespace Graph.Data.Paging;

/// <summary>Completes methods that give back a <see cref="Page{T}"/>: under <c>[UsePaging]</c> it is the field's connection.</summary>
internal sealed class PageConvention : ResultConvention
{
    /// <inheritdoc/>
    public override ResultCompletion? Read(ConventionParameter result)
    {
        if (result.Page is null)
        {
            result.Schema.Problems.Add(
                result.Source,
                "a Page<T> is a part of a list, and [UsePaging] gives the field the arguments that say which: add it."
            );
            return null;
        }

        if (
            !Array.Exists(
                result.Method.GetParameters(),
                parameter => parameter.ParameterType == typeof(PagingArguments)
            )
        )
        {
            result.Schema.Problems.Add(
                result.Source,
                "[UsePaging] hands the page to a parameter of type PagingArguments: add one."
            );
            return null;
        }

        // Whoever reads the method's result has said what is wrong with it, if anything is.
        if (ResultReader.Read(result.Method, result.IsBatch, new Problems()) is not { Row: var page })
        {
            return null;
        }

        var connection = new CSharpType(
            typeof(Connection<>).MakeGenericType(page.Type.GetGenericArguments()),
            page.IsNullable,
            page.Arguments
        );
        return new ResultCompletion(connection, Completer(result, page.Type.GetGenericArguments()[0]));
    }

    /// <inheritdoc/>
    public override ResultCompletion? Refuse(SchemaDraft schema, string source)
    {
        schema.Problems.Add(
            source,
            "a Page<T> is for fields of the query root and of objects: mutations and subscriptions give back what they did."
        );
        return null;
    }

    private static object Completer(ConventionParameter result, Type item)
    {
        if (!result.IsBatch)
        {
            return GenericCall.Create(typeof(PageCompletion<>), [item]);
        }

        var pages = MethodCompiler.IsAsync(result.Type) ? result.Type.GetGenericArguments()[0] : result.Type;
        return GenericCall.Create(typeof(PagesCompletion<,>), [pages, item]);
    }
}
