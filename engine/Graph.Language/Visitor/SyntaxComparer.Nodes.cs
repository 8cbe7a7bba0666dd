namespace Graph.Language;

/// <summary>What makes two nodes of each kind equal.</summary>
public sealed partial class SyntaxComparer
{
    private static bool AreEqualParts(SyntaxNode x, SyntaxNode y, int depth) =>
        (x, y) switch
        {
            (NameNode a, NameNode b) => a.Value == b.Value,
            (DocumentNode a, DocumentNode b) => AllEqual(a.Definitions, b.Definitions, depth),
            (VariableDefinitionNode a, VariableDefinitionNode b) => AreEqual(a.Description, b.Description, depth)
                && AreEqual(a.Variable, b.Variable, depth)
                && AreEqual(a.Type, b.Type, depth)
                && AreEqual(a.DefaultValue, b.DefaultValue, depth)
                && AllEqual(a.Directives, b.Directives, depth),
            (SelectionSetNode a, SelectionSetNode b) => AllEqual(a.Selections, b.Selections, depth),
            (FieldNode a, FieldNode b) => a.Alias?.Value == b.Alias?.Value
                && a.Name.Value == b.Name.Value
                && AllEqual(a.Arguments, b.Arguments, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AreEqual(a.SelectionSet, b.SelectionSet, depth),
            (FragmentSpreadNode a, FragmentSpreadNode b) => a.Name.Value == b.Name.Value
                && AllEqual(a.Directives, b.Directives, depth),
            (InlineFragmentNode a, InlineFragmentNode b) => AreEqual(a.TypeCondition, b.TypeCondition, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AreEqual(a.SelectionSet, b.SelectionSet, depth),
            (ArgumentNode a, ArgumentNode b) => a.Name.Value == b.Name.Value && AreEqual(a.Value, b.Value, depth),
            (DirectiveNode a, DirectiveNode b) => a.Name.Value == b.Name.Value
                && AllEqual(a.Arguments, b.Arguments, depth),
            (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
            (IntValueNode a, IntValueNode b) => a.Value == b.Value,
            (FloatValueNode a, FloatValueNode b) => a.Value == b.Value,
            (StringValueNode a, StringValueNode b) => a.Value == b.Value,
            (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
            (NullValueNode a, NullValueNode b) => true,
            (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
            (ListValueNode a, ListValueNode b) => AllEqual(a.Items, b.Items, depth),
            (ObjectValueNode a, ObjectValueNode b) => AllEqual(a.Fields, b.Fields, depth),
            (ObjectFieldNode a, ObjectFieldNode b) => a.Name.Value == b.Name.Value && AreEqual(a.Value, b.Value, depth),
            (NamedTypeNode a, NamedTypeNode b) => a.Name.Value == b.Name.Value,
            (ListTypeNode a, ListTypeNode b) => AreEqual(a.Type, b.Type, depth),
            (NonNullTypeNode a, NonNullTypeNode b) => AreEqual(a.Type, b.Type, depth),
            (OperationTypeDefinitionNode a, OperationTypeDefinitionNode b) => a.Operation == b.Operation
                && AreEqual(a.Type, b.Type, depth),
            (EnumValueDefinitionNode a, EnumValueDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Directives, b.Directives, depth),
            (FieldDefinitionNode a, FieldDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Arguments, b.Arguments, depth)
                && AreEqual(a.Type, b.Type, depth)
                && AllEqual(a.Directives, b.Directives, depth),
            (InputValueDefinitionNode a, InputValueDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AreEqual(a.Type, b.Type, depth)
                && AreEqual(a.DefaultValue, b.DefaultValue, depth)
                && AllEqual(a.Directives, b.Directives, depth),
            _ => false,
        };

    private static bool AreEqualDefinitions(SyntaxNode x, SyntaxNode y, int depth) =>
        (x, y) switch
        {
            (OperationDefinitionNode a, OperationDefinitionNode b) => a.Operation == b.Operation
                && a.Name?.Value == b.Name?.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.VariableDefinitions, b.VariableDefinitions, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AreEqual(a.SelectionSet, b.SelectionSet, depth),
            (FragmentDefinitionNode a, FragmentDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AreEqual(a.TypeCondition, b.TypeCondition, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AreEqual(a.SelectionSet, b.SelectionSet, depth),
            (SchemaDefinitionNode a, SchemaDefinitionNode b) => AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.OperationTypes, b.OperationTypes, depth),
            (SchemaExtensionNode a, SchemaExtensionNode b) => AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.OperationTypes, b.OperationTypes, depth),
            (ScalarTypeDefinitionNode a, ScalarTypeDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Directives, b.Directives, depth),
            (ScalarTypeExtensionNode a, ScalarTypeExtensionNode b) => a.Name.Value == b.Name.Value
                && AllEqual(a.Directives, b.Directives, depth),
            (ObjectTypeDefinitionNode a, ObjectTypeDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Interfaces, b.Interfaces, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Fields, b.Fields, depth),
            (ObjectTypeExtensionNode a, ObjectTypeExtensionNode b) => a.Name.Value == b.Name.Value
                && AllEqual(a.Interfaces, b.Interfaces, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Fields, b.Fields, depth),
            (InterfaceTypeDefinitionNode a, InterfaceTypeDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Interfaces, b.Interfaces, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Fields, b.Fields, depth),
            (InterfaceTypeExtensionNode a, InterfaceTypeExtensionNode b) => a.Name.Value == b.Name.Value
                && AllEqual(a.Interfaces, b.Interfaces, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Fields, b.Fields, depth),
            (UnionTypeDefinitionNode a, UnionTypeDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Types, b.Types, depth),
            (UnionTypeExtensionNode a, UnionTypeExtensionNode b) => a.Name.Value == b.Name.Value
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Types, b.Types, depth),
            (EnumTypeDefinitionNode a, EnumTypeDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Values, b.Values, depth),
            (EnumTypeExtensionNode a, EnumTypeExtensionNode b) => a.Name.Value == b.Name.Value
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Values, b.Values, depth),
            (InputObjectTypeDefinitionNode a, InputObjectTypeDefinitionNode b) => a.Name.Value == b.Name.Value
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Fields, b.Fields, depth),
            (InputObjectTypeExtensionNode a, InputObjectTypeExtensionNode b) => a.Name.Value == b.Name.Value
                && AllEqual(a.Directives, b.Directives, depth)
                && AllEqual(a.Fields, b.Fields, depth),
            (DirectiveDefinitionNode a, DirectiveDefinitionNode b) => a.Name.Value == b.Name.Value
                && a.Repeatable == b.Repeatable
                && AllEqual(a.Locations, b.Locations, depth)
                && AreEqual(a.Description, b.Description, depth)
                && AllEqual(a.Arguments, b.Arguments, depth),
            _ => false,
        };
}
