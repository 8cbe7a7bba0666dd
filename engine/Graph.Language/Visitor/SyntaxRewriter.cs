using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>
/// Makes a changed copy of a tree, which shares what did not change. Override <see cref="Rewrite"/> for the nodes to
/// change, and call the base for what is in them.
/// </summary>
/// <remarks>
/// Names are not rewritten by themselves: make a new node with another name. A rewriter that removes the last item of a
/// list that the grammar does not let be empty must remove the node that has the list.
/// </remarks>
public abstract partial class SyntaxRewriter
{
    private int _depth;

    /// <summary>
    /// What stands in the place of a node: itself, another node that may stand there, or null to remove it from a list
    /// or where it is optional. The base rewrites what is in the node.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// What was returned cannot stand there, or a tree made by hand is nested too deep.
    /// </exception>
    public virtual SyntaxNode? Rewrite(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (_depth >= SyntaxDepth.MaxNodes)
        {
            throw SyntaxDepth.Exceeded();
        }

        _depth++;
        try
        {
            return Children(node);
        }
        finally
        {
            _depth--;
        }
    }

    private SyntaxNode Children(SyntaxNode node) =>
        node switch
        {
            DocumentNode n => Children(n),
            OperationDefinitionNode n => Children(n),
            FragmentDefinitionNode n => Children(n),
            VariableDefinitionNode n => Children(n),
            SelectionSetNode n => Children(n),
            FieldNode n => Children(n),
            FragmentSpreadNode n => Children(n),
            InlineFragmentNode n => Children(n),
            ArgumentNode n => Children(n),
            DirectiveNode n => Children(n),
            ListValueNode n => Children(n),
            ObjectValueNode n => Children(n),
            ObjectFieldNode n => Children(n),
            ListTypeNode n => Children(n),
            NonNullTypeNode n => Children(n),
            SchemaDefinitionNode n => Children(n),
            SchemaExtensionNode n => Children(n),
            OperationTypeDefinitionNode n => Children(n),
            ScalarTypeDefinitionNode n => Children(n),
            ScalarTypeExtensionNode n => Children(n),
            ObjectTypeDefinitionNode n => Children(n),
            ObjectTypeExtensionNode n => Children(n),
            InterfaceTypeDefinitionNode n => Children(n),
            InterfaceTypeExtensionNode n => Children(n),
            UnionTypeDefinitionNode n => Children(n),
            UnionTypeExtensionNode n => Children(n),
            EnumTypeDefinitionNode n => Children(n),
            EnumTypeExtensionNode n => Children(n),
            InputObjectTypeDefinitionNode n => Children(n),
            InputObjectTypeExtensionNode n => Children(n),
            EnumValueDefinitionNode n => Children(n),
            FieldDefinitionNode n => Children(n),
            InputValueDefinitionNode n => Children(n),
            DirectiveDefinitionNode n => Children(n),
            _ => node,
        };

    private T Required<T>(T node)
        where T : SyntaxNode =>
        Optional(node) ?? throw new InvalidOperationException($"The {node.Kind} cannot be removed from its place.");

    private T? Optional<T>(T? node)
        where T : SyntaxNode =>
        node is null
            ? null
            : Rewrite(node) switch
            {
                null => null,
                T same => same,
                var other => throw new InvalidOperationException(
                    $"A {other.Kind} cannot stand in the place of a {node.Kind}."
                ),
            };

    private ImmutableArray<T> All<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        ImmutableArray<T>.Builder? changed = null;
        for (var index = 0; index < nodes.Length; index++)
        {
            var node = Optional(nodes[index]);
            if (changed is null && !ReferenceEquals(node, nodes[index]))
            {
                changed = ImmutableArray.CreateBuilder<T>(nodes.Length);
                changed.AddRange(nodes, index);
            }

            if (changed is not null && node is not null)
            {
                changed.Add(node);
            }
        }

        return changed?.DrainToImmutable() ?? nodes;
    }
}
