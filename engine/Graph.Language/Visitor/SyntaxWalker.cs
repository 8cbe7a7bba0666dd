using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>Walks trees depth first, in the order of the text, and allocates nothing.</summary>
public static class SyntaxWalker
{
    /// <summary>Visits a node and all that is in it. False if the visitor stopped the walk.</summary>
    /// <exception cref="InvalidOperationException">A tree made by hand is nested too deep.</exception>
    public static bool Walk(SyntaxNode node, SyntaxVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(visitor);
        return Walk(node, visitor, 0);
    }

    /// <summary>Visits what is in a node, but not the node itself: for visitors that lead their own way.</summary>
    /// <inheritdoc cref="Walk(SyntaxNode, SyntaxVisitor)"/>
    public static bool WalkChildren(SyntaxNode node, SyntaxVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(visitor);
        return WalkChildren(node, visitor, 0);
    }

    private static bool Walk(SyntaxNode? node, SyntaxVisitor visitor, int depth)
    {
        if (node is null)
        {
            return true;
        }

        if (depth > SyntaxDepth.MaxNodes)
        {
            throw SyntaxDepth.Exceeded();
        }

        switch (visitor.Enter(node))
        {
            case SyntaxVisit.Skip:
                return true;
            case SyntaxVisit.Stop:
                return false;
        }

        if (!WalkChildren(node, visitor, depth + 1))
        {
            return false;
        }

        visitor.Leave(node);
        return true;
    }

    private static bool WalkAll<T>(ImmutableArray<T> nodes, SyntaxVisitor visitor, int depth)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            if (!Walk(node, visitor, depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool WalkChildren(SyntaxNode node, SyntaxVisitor visitor, int depth) =>
        node switch
        {
            DocumentNode n => WalkAll(n.Definitions, visitor, depth),
            SelectionSetNode n => WalkAll(n.Selections, visitor, depth),
            FieldNode n => WalkAll(n.Arguments, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && Walk(n.SelectionSet, visitor, depth),
            ArgumentNode n => Walk(n.Value, visitor, depth),
            ValueNode or TypeNode or ObjectFieldNode => WalkPartsOfValue(node, visitor, depth),
            TypeDefinitionNode or TypeExtensionNode => WalkPartsOfType(node, visitor, depth),
            OperationDefinitionNode n => Walk(n.Description, visitor, depth)
                && WalkAll(n.VariableDefinitions, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && Walk(n.SelectionSet, visitor, depth),
            FragmentDefinitionNode n => Walk(n.Description, visitor, depth)
                && Walk(n.TypeCondition, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && Walk(n.SelectionSet, visitor, depth),
            VariableDefinitionNode n => Walk(n.Description, visitor, depth)
                && Walk(n.Variable, visitor, depth)
                && Walk(n.Type, visitor, depth)
                && Walk(n.DefaultValue, visitor, depth)
                && WalkAll(n.Directives, visitor, depth),
            FragmentSpreadNode n => WalkAll(n.Directives, visitor, depth),
            InlineFragmentNode n => Walk(n.TypeCondition, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && Walk(n.SelectionSet, visitor, depth),
            DirectiveNode n => WalkAll(n.Arguments, visitor, depth),
            SchemaDefinitionNode n => Walk(n.Description, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.OperationTypes, visitor, depth),
            SchemaExtensionNode n => WalkAll(n.Directives, visitor, depth) && WalkAll(n.OperationTypes, visitor, depth),
            OperationTypeDefinitionNode n => Walk(n.Type, visitor, depth),
            EnumValueDefinitionNode n => Walk(n.Description, visitor, depth) && WalkAll(n.Directives, visitor, depth),
            FieldDefinitionNode n => Walk(n.Description, visitor, depth)
                && WalkAll(n.Arguments, visitor, depth)
                && Walk(n.Type, visitor, depth)
                && WalkAll(n.Directives, visitor, depth),
            InputValueDefinitionNode n => Walk(n.Description, visitor, depth)
                && Walk(n.Type, visitor, depth)
                && Walk(n.DefaultValue, visitor, depth)
                && WalkAll(n.Directives, visitor, depth),
            DirectiveDefinitionNode n => Walk(n.Description, visitor, depth) && WalkAll(n.Arguments, visitor, depth),
            _ => true,
        };

    private static bool WalkPartsOfValue(SyntaxNode node, SyntaxVisitor visitor, int depth) =>
        node switch
        {
            ListValueNode n => WalkAll(n.Items, visitor, depth),
            ObjectValueNode n => WalkAll(n.Fields, visitor, depth),
            ObjectFieldNode n => Walk(n.Value, visitor, depth),
            ListTypeNode n => Walk(n.Type, visitor, depth),
            NonNullTypeNode n => Walk(n.Type, visitor, depth),
            _ => true,
        };

    private static bool WalkPartsOfType(SyntaxNode node, SyntaxVisitor visitor, int depth) =>
        node switch
        {
            ScalarTypeDefinitionNode n => Walk(n.Description, visitor, depth) && WalkAll(n.Directives, visitor, depth),
            ScalarTypeExtensionNode n => WalkAll(n.Directives, visitor, depth),
            ObjectTypeDefinitionNode n => Walk(n.Description, visitor, depth)
                && WalkAll(n.Interfaces, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.Fields, visitor, depth),
            ObjectTypeExtensionNode n => WalkAll(n.Interfaces, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.Fields, visitor, depth),
            InterfaceTypeDefinitionNode n => Walk(n.Description, visitor, depth)
                && WalkAll(n.Interfaces, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.Fields, visitor, depth),
            InterfaceTypeExtensionNode n => WalkAll(n.Interfaces, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.Fields, visitor, depth),
            UnionTypeDefinitionNode n => Walk(n.Description, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.Types, visitor, depth),
            UnionTypeExtensionNode n => WalkAll(n.Directives, visitor, depth) && WalkAll(n.Types, visitor, depth),
            EnumTypeDefinitionNode n => Walk(n.Description, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.Values, visitor, depth),
            EnumTypeExtensionNode n => WalkAll(n.Directives, visitor, depth) && WalkAll(n.Values, visitor, depth),
            InputObjectTypeDefinitionNode n => Walk(n.Description, visitor, depth)
                && WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.Fields, visitor, depth),
            InputObjectTypeExtensionNode n => WalkAll(n.Directives, visitor, depth)
                && WalkAll(n.Fields, visitor, depth),
            _ => true,
        };
}
