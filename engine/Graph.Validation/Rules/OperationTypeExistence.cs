using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>The schema has a root type for the operation.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Operation-Type-Existence"/></remarks>
internal sealed class OperationTypeExistence : ValidationRule
{
    /// <inheritdoc />
    public override string Name => "KnownOperationTypes";

    /// <inheritdoc />
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (context.Schema.RootType(operation.Operation) is null)
        {
            var kind = operation.Operation.ToString().ToLowerInvariant();
            context.Report(Name, $"The {kind} operation is not supported by the schema.", operation);
        }
    }
}
