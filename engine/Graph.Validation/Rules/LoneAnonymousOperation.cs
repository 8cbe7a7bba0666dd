using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>An operation without a name is the only one.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation"/></remarks>
internal sealed class LoneAnonymousOperation : ValidationRule
{
    private int _operations;

    /// <inheritdoc />
    public override void EnterDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            _operations += definition is OperationDefinitionNode ? 1 : 0;
        }
    }

    /// <inheritdoc />
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is null && _operations > 1)
        {
            context.Report(Name, "This anonymous operation must be the only defined operation.", operation);
        }
    }
}
