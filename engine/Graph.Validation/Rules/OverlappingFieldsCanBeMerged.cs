using Graph.Language;
using Graph.Validation.Rules.FieldMerging;

namespace Graph.Validation.Rules;

/// <summary>Fields with one response name can be merged: they mean the same.</summary>
/// <remarks>
/// <see href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging"/>. The specification's algorithm
/// compares every pair of fields, which an attacker can make quadratic and, with fragments, worse. Here fields are
/// grouped by response name first and a group is compared with one of its members, so the work is near-linear.
/// </remarks>
internal sealed class OverlappingFieldsCanBeMerged : ValidationRule
{
    /// <inheritdoc />
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation && !context.IsFull)
            {
                new FieldMerger(context, Name).Check(
                    operation.SelectionSet,
                    context.Schema.RootType(operation.Operation)
                );
            }
        }
    }
}
