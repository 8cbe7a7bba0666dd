using System.Text;
using Graph.Language;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Writes the document of the introspection fields alone; their conditions are the plan's.</summary>
internal static class IntrospectionDocument
{
    /// <summary>The document as UTF-8; null if there are no such fields.</summary>
    public static byte[]? Write(
        DocumentNode document,
        OperationDefinitionNode definition,
        IReadOnlyList<SelectionField> fields
    )
    {
        if (fields.Count == 0)
        {
            return null;
        }

        var selections = new List<SelectionNode>();
        foreach (var field in fields)
        {
            foreach (var node in field.IntrospectionNodes)
            {
                selections.Add(new FieldNode(node.Alias, node.Name, node.Arguments, [], node.SelectionSet));
            }
        }

        var operation = new OperationDefinitionNode(
            definition.Operation,
            definition.Name,
            definition.VariableDefinitions,
            [],
            new SelectionSetNode([.. selections]),
            null
        );
        DefinitionNode[] definitions = [operation, .. document.Definitions.OfType<FragmentDefinitionNode>()];
        return Encoding.UTF8.GetBytes(SyntaxPrinter.Print(new DocumentNode([.. definitions]), indented: false));
    }
}
