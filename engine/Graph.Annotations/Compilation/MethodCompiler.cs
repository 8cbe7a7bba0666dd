using System.Linq.Expressions;
using System.Reflection;
using Graph.Annotations.Model;
using Graph.Annotations.Reading;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Compiles methods into resolvers, once, at start-up.</summary>
internal static class MethodCompiler
{
    public static FieldResolver Compile(ResolverMethod method)
    {
        var row = method.Row;
        if (method.Exceptions is not null)
        {
            return row.IsGenericType && row.GetGenericTypeDefinition() == typeof(FieldResult<>)
                ? (FieldResolver)
                    GenericCall.Invoke(
                        typeof(MethodCompiler),
                        nameof(CreateMutationOfResults),
                        row.GetGenericArguments(),
                        method
                    )!
                : (FieldResolver)GenericCall.Invoke(typeof(MethodCompiler), nameof(CreateMutation), [row], method)!;
        }

        var (result, format) = method.Kind switch
        {
            RowKind.Fallible => (
                row.GetGenericArguments()[0],
                typeof(FallibleRow<>).MakeGenericType(row.GetGenericArguments())
            ),
            RowKind.Payload => (typeof(FieldResult<>).MakeGenericType(row), typeof(PayloadRow<>).MakeGenericType(row)),
            _ => (row, typeof(PlainRow<>).MakeGenericType(row)),
        };
        return (FieldResolver)
            GenericCall.Invoke(typeof(MethodCompiler), nameof(Create), [method.Parent, row, result, format], method)!;
    }

    private static FieldResolver CreateMutation<T>(ResolverMethod method) =>
        CreateCatching<T, T>(method, value => new FieldResult<T>(value));

    private static FieldResolver CreateMutationOfResults<T>(ResolverMethod method) =>
        CreateCatching<FieldResult<T>, T>(method, result => result);

    private static FieldResolver CreateCatching<TRow, TResult>(
        ResolverMethod method,
        Func<TRow, FieldResult<TResult>> result
    )
    {
        var (plan, call) = Lambda<MethodCall<object, ValueTask<TRow>>>(
            method,
            value => IsAsync(value.Type) ? AsValueTask(value) : AsCompleted<TRow>(value)
        );
        return new AsyncRowResolver<object, FieldResult<TResult>, FieldResult<TResult>, PlainRow<FieldResult<TResult>>>(
            plan,
            new MutationCall<TRow, TResult>(call, result, method.Exceptions!).InvokeAsync,
            method.IsRoot
        );
    }

    private static NewExpression AsCompleted<T>(Expression value) =>
        Expression.New(typeof(ValueTask<T>).GetConstructor([typeof(T)])!, value);

    /// <summary>What opens the stream of events that a method gives back.</summary>
    public static SourceStreamResolver CompileSource(ResolverMethod method) =>
        (SourceStreamResolver)GenericCall.Invoke(typeof(MethodCompiler), nameof(CreateSource), [method.Row], method)!;

    private static MethodSourceStream<TEvent> CreateSource<TEvent>(ResolverMethod method)
    {
        var open = Lambda<MethodCall<object, ValueTask<IAsyncEnumerable<TEvent>>>>(
            method,
            call =>
                IsAsync(call.Type)
                    ? AsValueTask(call)
                    : Expression.New(
                        typeof(ValueTask<IAsyncEnumerable<TEvent>>).GetConstructor([typeof(IAsyncEnumerable<TEvent>)])!,
                        call
                    )
        );
        return new MethodSourceStream<TEvent>(open.Plan, open.Call);
    }

    private static FieldResolver Create<TParent, TRow, TResult, TFormat>(ResolverMethod method)
        where TFormat : IRowFormat<TRow, TResult>
    {
        if (method.IsBatch)
        {
            var batch = Lambda<MethodCall<IReadOnlyList<TParent>, ValueTask<IReadOnlyList<TRow>>>>(
                method,
                Batched<TRow>
            );
            return new BatchResolver<TParent, TRow, TResult, TFormat>(batch.Plan, batch.Call, method.IsRoot);
        }

        if (method.IsAsync)
        {
            var row = Lambda<MethodCall<TParent, ValueTask<TRow>>>(method, AsValueTask);
            return new AsyncRowResolver<TParent, TRow, TResult, TFormat>(row.Plan, row.Call, method.IsRoot);
        }

        var sync = Lambda<MethodCall<TParent, TRow>>(method, call => call);
        return new RowResolver<TParent, TRow, TResult, TFormat>(sync.Plan, sync.Call, method.IsRoot);
    }

    /// <summary>True for <see cref="Task{T}"/> and <see cref="ValueTask{T}"/>.</summary>
    public static bool IsAsync(Type type) =>
        type.IsGenericType
        && (
            type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)
        );

    private static (MethodPlan Plan, TDelegate Call) Lambda<TDelegate>(
        ResolverMethod method,
        Func<Expression, Expression> complete
    )
        where TDelegate : Delegate
    {
        var signature = typeof(TDelegate)
            .GetMethod("Invoke")!
            .GetParameters()
            .Select(parameter => Expression.Parameter(parameter.ParameterType, parameter.Name))
            .ToArray();
        var (context, parent, arguments, services, columns) = (
            signature[0],
            signature[1],
            signature[2],
            signature[3],
            signature[4]
        );
        var serviceTypes = new List<Type>();
        var loaders = new List<DataLoaderFactory?>();
        var ofCall = new List<Func<IServiceProvider, object>?>();
        var argumentColumns = new List<ArgumentColumn>();
        var values = new List<Expression>();
        var parameters = method.Method.GetParameters();
        for (var i = 0; i < parameters.Length; i++)
        {
            var type = parameters[i].ParameterType;
            switch (method.Parameters[i])
            {
                case ParameterSource.Parent:
                    values.Add(Expression.Convert(parent, type));
                    break;
                case ParameterSource.Argument argument:
                    values.Add(Expression.Call(Expression.Constant(argument.Binder), "Bind", null, arguments));
                    break;
                case ParameterSource.Bound bound:
                    values.Add(Expression.Call(Expression.Constant(bound.Binder), "Bind", null, context, arguments));
                    break;
                case ParameterSource.Column column:
                    values.Add(
                        Expression.Convert(
                            Expression.ArrayIndex(columns, Expression.Constant(argumentColumns.Count)),
                            type
                        )
                    );
                    argumentColumns.Add(column.Arguments);
                    break;
                case ParameterSource.Service or ParameterSource.Loader or ParameterSource.ResolverService:
                    values.Add(
                        Expression.Convert(
                            Expression.ArrayIndex(services, Expression.Constant(serviceTypes.Count)),
                            type
                        )
                    );
                    serviceTypes.Add(type);
                    loaders.Add((method.Parameters[i] as ParameterSource.Loader)?.Factory);
                    ofCall.Add((method.Parameters[i] as ParameterSource.ResolverService)?.Create);
                    break;
                default:
                    values.Add(ContextValue(context, type));
                    break;
            }
        }

        Expression result = Expression.Call(method.Method, values);
        if (method.Completion is { } completion)
        {
            result = completion.Complete(result, context, arguments);
        }

        var body = complete(result);
        var call = Expression.Lambda<TDelegate>(body, signature).Compile();
        var isPerCall = ofCall.Exists(create => create is not null);
        return (
            new MethodPlan(Problems.Name(method.Method), [.. serviceTypes], [.. loaders], [.. argumentColumns])
            {
                ParentRead = ReadOf(method),
                OfCall = isPerCall ? [.. ofCall] : [],
            },
            isPerCall ? (TDelegate)CallServices.Around(call, [.. ofCall]) : call
        );
    }

    private static ParentRead? ReadOf(ResolverMethod method)
    {
        var parameters = method.Method.GetParameters();
        for (var i = 0; i < parameters.Length; i++)
        {
            if (method.Parameters[i] is ParameterSource.Parent parent)
            {
                return parent.Properties is { } properties ? new ParentRead(properties, IsValue: false) : null;
            }

            // The context leads to the parents as well.
            if (parameters[i].ParameterType == typeof(ResolverContext))
            {
                return null;
            }
        }

        return ParentRead.Nothing;
    }

    private static Expression ContextValue(Expression context, Type type) =>
        type == typeof(CancellationToken) ? Expression.Property(context, nameof(ResolverContext.RequestAborted))
        : type == typeof(IServiceProvider) ? Expression.Property(context, nameof(ResolverContext.Services))
        : context;

    private static Expression AsValueTask(Expression call) =>
        call.Type.GetGenericTypeDefinition() == typeof(ValueTask<>)
            ? call
            : Expression.New(
                typeof(ValueTask<>).MakeGenericType(call.Type.GetGenericArguments()).GetConstructor([call.Type])!,
                call
            );

    private static Expression Batched<TRow>(Expression call)
    {
        if (!IsAsync(call.Type))
        {
            return Expression.New(
                typeof(ValueTask<IReadOnlyList<TRow>>).GetConstructor([typeof(IReadOnlyList<TRow>)])!,
                Expression.Convert(call, typeof(IReadOnlyList<TRow>))
            );
        }

        var task = AsValueTask(call);
        var list = task.Type.GetGenericArguments()[0];
        return list == typeof(IReadOnlyList<TRow>)
            ? task
            : Expression.Call(
                typeof(MethodCompiler)
                    .GetMethod(nameof(Widen), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(list, typeof(TRow)),
                task
            );
    }

    private static async ValueTask<IReadOnlyList<TRow>> Widen<TList, TRow>(ValueTask<TList> task)
        where TList : IReadOnlyList<TRow> => await task.ConfigureAwait(false);
}
