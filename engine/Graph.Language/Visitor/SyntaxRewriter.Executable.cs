namespace Graph.Language;

/// <summary>What is in the nodes of executable documents, and in the values, types and directives of all documents.</summary>
public abstract partial class SyntaxRewriter
{
    private DocumentNode Children(DocumentNode node)
    {
        var definitions = All(node.Definitions);
        return definitions == node.Definitions ? node : new DocumentNode(definitions, node.Location);
    }

    private OperationDefinitionNode Children(OperationDefinitionNode node)
    {
        var variableDefinitions = All(node.VariableDefinitions);
        var directives = All(node.Directives);
        var selectionSet = Required(node.SelectionSet);
        var description = Optional(node.Description);
        return
            variableDefinitions == node.VariableDefinitions
            && directives == node.Directives
            && ReferenceEquals(selectionSet, node.SelectionSet)
            && ReferenceEquals(description, node.Description)
            ? node
            : new OperationDefinitionNode(
                node.Operation,
                node.Name,
                variableDefinitions,
                directives,
                selectionSet,
                description,
                node.Location
            );
    }

    private FragmentDefinitionNode Children(FragmentDefinitionNode node)
    {
        var typeCondition = Required(node.TypeCondition);
        var directives = All(node.Directives);
        var selectionSet = Required(node.SelectionSet);
        var description = Optional(node.Description);
        return
            ReferenceEquals(typeCondition, node.TypeCondition)
            && directives == node.Directives
            && ReferenceEquals(selectionSet, node.SelectionSet)
            && ReferenceEquals(description, node.Description)
            ? node
            : new FragmentDefinitionNode(
                node.Name,
                typeCondition,
                directives,
                selectionSet,
                description,
                node.Location
            );
    }

    private VariableDefinitionNode Children(VariableDefinitionNode node)
    {
        var variable = Required(node.Variable);
        var type = Required(node.Type);
        var defaultValue = Optional(node.DefaultValue);
        var directives = All(node.Directives);
        var description = Optional(node.Description);
        return
            ReferenceEquals(variable, node.Variable)
            && ReferenceEquals(type, node.Type)
            && ReferenceEquals(defaultValue, node.DefaultValue)
            && directives == node.Directives
            && ReferenceEquals(description, node.Description)
            ? node
            : new VariableDefinitionNode(variable, type, defaultValue, directives, description, node.Location);
    }

    private SelectionSetNode Children(SelectionSetNode node)
    {
        var selections = All(node.Selections);
        return selections == node.Selections ? node : new SelectionSetNode(selections, node.Location);
    }

    private FieldNode Children(FieldNode node)
    {
        var arguments = All(node.Arguments);
        var directives = All(node.Directives);
        var selectionSet = Optional(node.SelectionSet);
        return
            arguments == node.Arguments
            && directives == node.Directives
            && ReferenceEquals(selectionSet, node.SelectionSet)
            ? node
            : new FieldNode(node.Alias, node.Name, arguments, directives, selectionSet, node.Location);
    }

    private FragmentSpreadNode Children(FragmentSpreadNode node)
    {
        var directives = All(node.Directives);
        return directives == node.Directives ? node : new FragmentSpreadNode(node.Name, directives, node.Location);
    }

    private InlineFragmentNode Children(InlineFragmentNode node)
    {
        var typeCondition = Optional(node.TypeCondition);
        var directives = All(node.Directives);
        var selectionSet = Required(node.SelectionSet);
        return
            ReferenceEquals(typeCondition, node.TypeCondition)
            && directives == node.Directives
            && ReferenceEquals(selectionSet, node.SelectionSet)
            ? node
            : new InlineFragmentNode(typeCondition, directives, selectionSet, node.Location);
    }

    private ArgumentNode Children(ArgumentNode node)
    {
        var value = Required(node.Value);
        return ReferenceEquals(value, node.Value) ? node : new ArgumentNode(node.Name, value, node.Location);
    }

    private DirectiveNode Children(DirectiveNode node)
    {
        var arguments = All(node.Arguments);
        return arguments == node.Arguments ? node : new DirectiveNode(node.Name, arguments, node.Location);
    }

    private ListValueNode Children(ListValueNode node)
    {
        var items = All(node.Items);
        return items == node.Items ? node : new ListValueNode(items, node.Location);
    }

    private ObjectValueNode Children(ObjectValueNode node)
    {
        var fields = All(node.Fields);
        return fields == node.Fields ? node : new ObjectValueNode(fields, node.Location);
    }

    private ObjectFieldNode Children(ObjectFieldNode node)
    {
        var value = Required(node.Value);
        return ReferenceEquals(value, node.Value) ? node : new ObjectFieldNode(node.Name, value, node.Location);
    }

    private ListTypeNode Children(ListTypeNode node)
    {
        var type = Required(node.Type);
        return ReferenceEquals(type, node.Type) ? node : new ListTypeNode(type, node.Location);
    }

    private NonNullTypeNode Children(NonNullTypeNode node)
    {
        var type = Required(node.Type);
        return ReferenceEquals(type, node.Type) ? node : new NonNullTypeNode(type, node.Location);
    }
}
