#pragma warning disable EF1001 // The provider is what EF Core lets applications replace; the compiler below it is not public.
using System.Linq.Expressions;
using Graph.Data.Paging;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Graph.Data.Statements;

/// <summary>
/// Runs queries that it has seen before in another request without taking them apart again. EF Core looks up by a copy of
/// the tree in which parameters stand for values; here it is read once, and nothing is copied.
/// </summary>
/// <remarks>One belongs to each context. Queries that cannot be kept, and those that are not asynchronous, go EF Core's way.</remarks>
internal sealed class KeptQueryProvider(
    IQueryCompiler compiler,
    IQueryContextFactory contexts,
    IEvaluatableExpressionFilter filter,
    IModel model
) : EntityQueryProvider(compiler)
{
    private readonly ShapeReader _reader = new();
    private readonly KeptStatements _statements = KeptStatements.Of(model);
    private readonly IQueryCompiler _compiler = compiler;

    /// <inheritdoc/>
    public override TResult ExecuteAsync<TResult>(Expression expression, CancellationToken cancellationToken = default)
    {
        if (FindStatement<TResult>(expression) is { } statement)
        {
            var run = (Func<QueryContext, TResult>)statement.Execute;
            return run(Bind(statement.Names, cancellationToken));
        }

        _reader.Clear();
        return base.ExecuteAsync<TResult>(expression, cancellationToken);
    }

    /// <summary>The list that a query is; null if its statements cannot be kept.</summary>
    /// <param name="query">The query.</param>
    /// <param name="type">The C# type of what it lists.</param>
    /// <param name="name">The coordinate of the list's field.</param>
    /// <param name="horizon">The list's horizon, if it has one.</param>
    /// <exception cref="InvalidOperationException">The query cannot be paged; the message says why.</exception>
    public KeptList? FindList(Expression query, Type type, string? name, TimeSpan? horizon)
    {
        if (!_reader.TryRead(query, this, typeof(KeptList), type, name, horizon))
        {
            return null;
        }

        if (_statements.TryGet(_reader.Shape, out var kept) || !_statements.HasRoom)
        {
            return (KeptList?)kept;
        }

        var list = KeepList(query, type, name, horizon);
        _statements.Add(_reader.Shape.ToArray(), list);
        return list;
    }

    /// <summary>Begins a statement, with the values of the query that was read last, and forgets that query.</summary>
    /// <param name="names">The names of the values.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public QueryContext Bind(string?[] names, CancellationToken cancellationToken)
    {
        var context = contexts.Create();
        context.CancellationToken = cancellationToken;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name)
            {
                context.Parameters.Add(name, _reader.Values[i].Value);
            }
        }

        // A pooled context keeps nothing of a request.
        _reader.Clear();
        return context;
    }

    /// <summary>Compiles a statement whose values are parameters.</summary>
    public Func<QueryContext, TResult> Compile<TResult>(Expression statement) =>
        _compiler.CreateCompiledAsyncQuery<TResult>(statement);

    private KeptStatement? FindStatement<TResult>(Expression query)
    {
        if (!_reader.TryRead(query, this, typeof(TResult)))
        {
            return null;
        }

        if (_statements.TryGet(_reader.Shape, out var kept) || !_statements.HasRoom)
        {
            return (KeptStatement?)kept;
        }

        var statement = Keep<TResult>(query);
        _statements.Add(_reader.Shape.ToArray(), statement);
        return statement;
    }

    private KeptStatement? Keep<TResult>(Expression query)
    {
        if (StatementBuilder.Build(query, _reader, filter, model, out var names) is not { } statement)
        {
            return null;
        }

        try
        {
            return new KeptStatement(Compile<TResult>(statement), names);
        }
        catch (InvalidOperationException)
        {
            // What cannot be translated is told by EF Core, of the query as it is written.
            return null;
        }
    }

    private KeptList? KeepList(Expression query, Type type, string? name, TimeSpan? horizon) =>
        StatementBuilder.Build(query, _reader, filter, model, out var names) is { } list
            ? new KeptList(PageList.Of(list, type, name, horizon), names)
            : null;
}
