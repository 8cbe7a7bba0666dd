using System.Collections.Immutable;
using Graph.Language;
using Graph.Types;
using Graph.Validation.Limits;
using Graph.Validation.Rules;

namespace Graph.Validation;

/// <summary>Checks an executable document against a schema before any of it is executed.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Validation"/></remarks>
public static class DocumentValidator
{
    /// <summary>All that is wrong with the document, at most <see cref="ValidationOptions.MaxErrors"/>; empty if nothing.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    public static ImmutableArray<GraphQLError> Validate(
        Schema schema,
        DocumentNode document,
        ValidationOptions? options = null
    )
    {
        var context = new ValidationContext(schema, document, options ?? ValidationOptions.Default);

        // Limits come first and alone: a document beyond them is not worth the work of the rules.
        if (OperationLimits.Check(context))
        {
            DocumentWalker.Walk(context, CreateRules());
        }

        return context.ToErrors();
    }

    private static ValidationRule[] CreateRules() =>
        [
            new ExecutableDefinitions(),
            new OperationTypeExistence(),
            new UniqueOperationNames(),
            new LoneAnonymousOperation(),
            new SingleRootField(),
            new KnownTypeNames(),
            new FragmentsOnCompositeTypes(),
            new VariablesAreInputTypes(),
            new LeafFieldSelections(),
            new FieldsOnCorrectType(),
            new UniqueFragmentNames(),
            new KnownFragmentNames(),
            new NoUnusedFragments(),
            new PossibleFragmentSpreads(),
            new NoFragmentCycles(),
            new UniqueVariableNames(),
            new NoUndefinedVariables(),
            new NoUnusedVariables(),
            new KnownDirectives(),
            new UniqueDirectivesPerLocation(),
            new KnownArgumentNames(),
            new UniqueArgumentNames(),
            new ValuesOfCorrectType(),
            new RequiredArguments(),
            new VariablesInAllowedPosition(),
            new OverlappingFieldsCanBeMerged(),
            new UniqueInputFieldNames(),
            new DeferStreamDirectiveOnRootField(),
            new DeferStreamDirectiveOnValidOperations(),
            new DeferStreamDirectiveLabel(),
            new StreamDirectiveOnListField(),
        ];
}
