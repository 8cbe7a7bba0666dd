using Graph.Annotations.Reading;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>
/// Makes the services that a call of a resolver has for itself, before it, and disposes them after it: also if it failed or
/// was given up.
/// </summary>
internal static class CallServices
{
    /// <summary>A call around a call.</summary>
    /// <param name="call">A <see cref="MethodCall{TParent, TReturn}"/>.</param>
    /// <param name="create">For each service of the method, what makes it; null for those of the request.</param>
    public static Delegate Around(Delegate call, Func<IServiceProvider, object>?[] create)
    {
        var types = call.GetType().GetGenericArguments();
        var isAsync = types[1].IsGenericType && types[1].GetGenericTypeDefinition() == typeof(ValueTask<>);
        return (Delegate)
            GenericCall.Invoke(
                typeof(CallServices),
                isAsync ? nameof(AroundAsync) : nameof(AroundSync),
                isAsync ? [types[0], types[1].GetGenericArguments()[0]] : types,
                call,
                create
            )!;
    }

    private static MethodCall<TParent, ValueTask<TRow>> AroundAsync<TParent, TRow>(
        MethodCall<TParent, ValueTask<TRow>> call,
        Func<IServiceProvider, object>?[] create
    ) =>
        async (context, parent, arguments, services, columns) =>
        {
            var own = (object[])services.Clone();
            var made = 0;
            try
            {
                Make(context, own, create, ref made);
                return await call(context, parent, arguments, own, columns).ConfigureAwait(false);
            }
            finally
            {
                for (var i = 0; i < made; i++)
                {
                    if (create[i] is not null)
                    {
                        await ((IAsyncDisposable)own[i]).DisposeAsync().ConfigureAwait(false);
                    }
                }
            }
        };

    private static MethodCall<TParent, TRow> AroundSync<TParent, TRow>(
        MethodCall<TParent, TRow> call,
        Func<IServiceProvider, object>?[] create
    ) =>
        (context, parent, arguments, services, columns) =>
        {
            var own = (object[])services.Clone();
            var made = 0;
            try
            {
                Make(context, own, create, ref made);
                return call(context, parent, arguments, own, columns);
            }
            finally
            {
                for (var i = 0; i < made; i++)
                {
                    if (create[i] is not null)
                    {
                        ((IDisposable)own[i]).Dispose();
                    }
                }
            }
        };

    private static void Make(
        ResolverContext context,
        object[] own,
        Func<IServiceProvider, object>?[] create,
        ref int made
    )
    {
        for (; made < create.Length; made++)
        {
            if (create[made] is { } make)
            {
                own[made] = make(context.Services);
            }
        }
    }
}
