using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>There is a query root, and the roots are different types.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Root-Operation-Types"/></remarks>
internal static class RootTypeRules
{
    public static void Check(Schema schema, bool queryRequired, SchemaErrorList errors)
    {
        if (queryRequired && schema.QueryType is null)
        {
            errors.Add(
                null,
                "The schema has no query root: define an object type \"Query\", or name another in the schema definition."
            );
        }

        CheckDifferent(schema.QueryType, "query", schema.MutationType, "mutation", errors);
        CheckDifferent(schema.QueryType, "query", schema.SubscriptionType, "subscription", errors);
        CheckDifferent(schema.MutationType, "mutation", schema.SubscriptionType, "subscription", errors);
    }

    private static void CheckDifferent(
        ObjectType? first,
        string firstRoot,
        ObjectType? second,
        string secondRoot,
        SchemaErrorList errors
    )
    {
        if (first is not null && ReferenceEquals(first, second))
        {
            errors.Add(
                first.Name,
                $"Each root must be a type of its own, but \"{first.Name}\" is the {firstRoot} root and the {secondRoot} root.",
                first
            );
        }
    }
}
