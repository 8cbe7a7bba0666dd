using System.Collections.Immutable;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Execution.Authorization;

/// <summary>Asks the request's handler for everything that a field requires.</summary>
internal sealed class FieldAuthorization(ImmutableArray<AuthorizeDirective> directives)
{
    /// <summary>Completes if the viewer may see the field.</summary>
    /// <exception cref="GraphQLException">The viewer may not.</exception>
    /// <exception cref="InvalidOperationException">The application has nothing that decides.</exception>
    public async ValueTask CheckAsync(ResolverContext context)
    {
        if (context.Services.GetService(typeof(IAuthorizationHandler)) is not IAuthorizationHandler handler)
        {
            throw new InvalidOperationException(
                $"'{context.Field.Coordinate}' has [Authorize], but the services have no {nameof(IAuthorizationHandler)}: "
                    + "add one, as AddGraphQLAuthorization() does."
            );
        }

        foreach (var directive in directives)
        {
            var result = await handler.AuthorizeAsync(context, directive, context.RequestAborted).ConfigureAwait(false);
            if (result != AuthorizeResult.Allowed)
            {
                throw new GraphQLException(ErrorOf(result, context.Field, directive));
            }
        }
    }

    private static GraphQLError ErrorOf(AuthorizeResult result, OutputField field, AuthorizeDirective directive) =>
        result switch
        {
            AuthorizeResult.NotAuthenticated => new GraphQLError($"Sign in to see '{field.Coordinate}'.")
            {
                Code = ErrorCodes.NotAuthenticated,
            },
            AuthorizeResult.PolicyNotFound => new GraphQLError(
                $"'{field.Coordinate}' asks for the policy '{directive.Policy}', which the server does not have."
            )
            {
                Code = ErrorCodes.PolicyNotFound,
            },
            _ => new GraphQLError($"You are not allowed to see '{field.Coordinate}'.")
            {
                Code = ErrorCodes.NotAuthorized,
            },
        };
}
