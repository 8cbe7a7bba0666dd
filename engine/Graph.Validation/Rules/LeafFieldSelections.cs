using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Leaves have no selections; objects have some.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections"/></remarks>
internal sealed class LeafFieldSelections : ValidationRule
{
    /// <inheritdoc />
    public override string Name => "ScalarLeafs";

    /// <inheritdoc />
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { } definition)
        {
            return;
        }

        var name = field.Name.Value;
        if (definition.Type.IsLeaf)
        {
            if (field.SelectionSet is { } selectionSet)
            {
                context.Report(
                    Name,
                    $"Field \"{name}\" must not have a selection since type \"{definition.Type}\" has no subfields.",
                    selectionSet
                );
            }
        }
        else if (field.SelectionSet is null)
        {
            context.Report(
                Name,
                $"Field \"{name}\" of type \"{definition.Type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?",
                field
            );
        }
    }
}
