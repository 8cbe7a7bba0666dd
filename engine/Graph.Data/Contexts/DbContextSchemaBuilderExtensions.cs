using Graph.Annotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Data;

/// <summary>Gives resolvers their DbContexts.</summary>
public static class DbContextSchemaBuilderExtensions
{
    /// <summary>
    /// Resolvers can take a <typeparamref name="TContext"/>: each call gets one of its own from the registered
    /// <see cref="IDbContextFactory{TContext}"/>, and it is given back when the call has ended, however it ended. Read what you
    /// give back: a query that nobody has executed has no context any more.
    /// </summary>
    /// <remarks>Register it with <c>AddPooledDbContextFactory</c>, and contexts cost next to nothing.</remarks>
    /// <typeparam name="TContext">The context.</typeparam>
    public static AnnotatedSchemaBuilder RegisterDbContextFactory<TContext>(this AnnotatedSchemaBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResolverService(services =>
            (
                services.GetService<IDbContextFactory<TContext>>()
                ?? throw new InvalidOperationException(
                    $"There is no factory of {typeof(TContext).Name}: register one with "
                        + $"services.AddPooledDbContextFactory<{typeof(TContext).Name}>(…)."
                )
            ).CreateDbContext()
        );
    }
}
