using Graph.Language;
using Graph.Types;
using Graph.Validation.Rules.FieldMerging;

namespace Graph.Validation.Rules;

/// <summary>Fields with one response name can be merged: they mean the same.</summary>
/// <remarks>
/// <see href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging"/>. The specification's algorithm
/// compares every pair of fields, which an attacker can make quadratic and, with fragments, worse. Here fields are
/// grouped by response name first and a group is compared with one of its members, so the work is near-linear. Only
/// where a document is known to be wrong are pairs compared, within a budget, to name all that conflict.
/// </remarks>
internal sealed class OverlappingFieldsCanBeMerged : ValidationRule
{
    private const int MaxNesting = 500;

    private readonly List<FieldConflict> _conflicts = [];

    /// <inheritdoc />
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        FieldMerger? merger = null;
        if (!context.HasErrors)
        {
            merger = Merge(context, document);
            if (merger.Conflicts.Count == 0)
            {
                ReportExhaustion(context, merger);
                return;
            }
        }

        var comparison = new PairwiseComparison(context);
        CompareAll(context, comparison, document);
        if (!comparison.IsExhausted)
        {
            Report(context, _conflicts);
            return;
        }

        merger ??= Merge(context, document);
        Report(context, merger.Conflicts);
        ReportExhaustion(context, merger);
    }

    private void ReportExhaustion(ValidationContext context, FieldMerger merger)
    {
        if (merger.ExhaustedAt is { } place)
        {
            context.Report(
                Name,
                "The fragments of the operation combine in too many ways to check them. Use fewer or smaller fragments.",
                ErrorCodes.LimitExceeded,
                [place]
            );
        }
    }

    private static FieldMerger Merge(ValidationContext context, DocumentNode document)
    {
        var merger = new FieldMerger(context);
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                merger.Check(operation.SelectionSet, context.Schema.RootType(operation.Operation));
            }
        }

        return merger;
    }

    private void CompareAll(ValidationContext context, PairwiseComparison comparison, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Compare(
                        context,
                        comparison,
                        operation.SelectionSet,
                        context.Schema.RootType(operation.Operation),
                        0
                    );
                    break;
                case FragmentDefinitionNode fragment:
                    Compare(context, comparison, fragment.SelectionSet, TypeOf(context, fragment.TypeCondition), 0);
                    break;
            }
        }
    }

    /// <summary>Compares within a set, and within every set below it.</summary>
    private void Compare(
        ValidationContext context,
        PairwiseComparison comparison,
        SelectionSetNode selectionSet,
        NamedType? type,
        int nesting,
        bool isInline = false
    )
    {
        if (nesting > MaxNesting || comparison.IsExhausted || _conflicts.Count > context.Options.MaxErrors)
        {
            return;
        }

        // The selections of an inline fragment belong to the set around it.
        if (!isInline)
        {
            _conflicts.AddRange(comparison.Within(selectionSet, type));
        }

        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode { SelectionSet: { } below } field:
                    var definition = type is null ? null : context.Schema.FindField(type, field.Name.Value);
                    Compare(context, comparison, below, Composite(definition?.Type.Named), nesting + 1);
                    break;
                case InlineFragmentNode inline:
                    var condition = inline.TypeCondition is { } named ? TypeOf(context, named) : type;
                    Compare(context, comparison, inline.SelectionSet, condition, nesting + 1, isInline: true);
                    break;
            }
        }
    }

    private static NamedType? TypeOf(ValidationContext context, NamedTypeNode condition) =>
        Composite(context.Schema.FindType(condition.Name.Value));

    private static NamedType? Composite(NamedType? type) => type is ComplexType or UnionType ? type : null;

    private void Report(ValidationContext context, List<FieldConflict> conflicts)
    {
        foreach (var conflict in conflicts)
        {
            context.Report(
                Name,
                $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.First, .. conflict.Second]
            );
        }
    }
}
