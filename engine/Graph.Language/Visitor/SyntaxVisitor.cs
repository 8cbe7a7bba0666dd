namespace Graph.Language;

/// <summary>
/// What is to be done at the nodes of a tree that <see cref="SyntaxWalker"/> walks: override the methods of the kinds of
/// node that matter, or <see cref="Enter"/> and <see cref="Leave"/> for all of them.
/// </summary>
/// <remarks>
/// Names are not visited by themselves: they are at hand in the nodes that have them. Descriptions are, as strings.
/// </remarks>
public abstract partial class SyntaxVisitor
{
    /// <summary>Before the children of any node; calls the method of its kind.</summary>
    public virtual SyntaxVisit Enter(SyntaxNode node) =>
        node.Kind switch
        {
            SyntaxKind.Document => EnterDocument((DocumentNode)node),
            SyntaxKind.OperationDefinition => EnterOperationDefinition((OperationDefinitionNode)node),
            SyntaxKind.FragmentDefinition => EnterFragmentDefinition((FragmentDefinitionNode)node),
            SyntaxKind.VariableDefinition => EnterVariableDefinition((VariableDefinitionNode)node),
            SyntaxKind.SelectionSet => EnterSelectionSet((SelectionSetNode)node),
            SyntaxKind.Field => EnterField((FieldNode)node),
            SyntaxKind.FragmentSpread => EnterFragmentSpread((FragmentSpreadNode)node),
            SyntaxKind.InlineFragment => EnterInlineFragment((InlineFragmentNode)node),
            SyntaxKind.Argument => EnterArgument((ArgumentNode)node),
            SyntaxKind.Directive => EnterDirective((DirectiveNode)node),
            SyntaxKind.Variable => EnterVariable((VariableNode)node),
            SyntaxKind.IntValue => EnterIntValue((IntValueNode)node),
            SyntaxKind.FloatValue => EnterFloatValue((FloatValueNode)node),
            SyntaxKind.StringValue => EnterStringValue((StringValueNode)node),
            SyntaxKind.BooleanValue => EnterBooleanValue((BooleanValueNode)node),
            SyntaxKind.NullValue => EnterNullValue((NullValueNode)node),
            SyntaxKind.EnumValue => EnterEnumValue((EnumValueNode)node),
            SyntaxKind.ListValue => EnterListValue((ListValueNode)node),
            SyntaxKind.ObjectValue => EnterObjectValue((ObjectValueNode)node),
            SyntaxKind.ObjectField => EnterObjectField((ObjectFieldNode)node),
            SyntaxKind.NamedType => EnterNamedType((NamedTypeNode)node),
            SyntaxKind.ListType => EnterListType((ListTypeNode)node),
            SyntaxKind.NonNullType => EnterNonNullType((NonNullTypeNode)node),
            SyntaxKind.SchemaDefinition => EnterSchemaDefinition((SchemaDefinitionNode)node),
            SyntaxKind.SchemaExtension => EnterSchemaExtension((SchemaExtensionNode)node),
            SyntaxKind.OperationTypeDefinition => EnterOperationTypeDefinition((OperationTypeDefinitionNode)node),
            SyntaxKind.ScalarTypeDefinition => EnterScalarTypeDefinition((ScalarTypeDefinitionNode)node),
            SyntaxKind.ScalarTypeExtension => EnterScalarTypeExtension((ScalarTypeExtensionNode)node),
            SyntaxKind.ObjectTypeDefinition => EnterObjectTypeDefinition((ObjectTypeDefinitionNode)node),
            SyntaxKind.ObjectTypeExtension => EnterObjectTypeExtension((ObjectTypeExtensionNode)node),
            SyntaxKind.InterfaceTypeDefinition => EnterInterfaceTypeDefinition((InterfaceTypeDefinitionNode)node),
            SyntaxKind.InterfaceTypeExtension => EnterInterfaceTypeExtension((InterfaceTypeExtensionNode)node),
            SyntaxKind.UnionTypeDefinition => EnterUnionTypeDefinition((UnionTypeDefinitionNode)node),
            SyntaxKind.UnionTypeExtension => EnterUnionTypeExtension((UnionTypeExtensionNode)node),
            SyntaxKind.EnumTypeDefinition => EnterEnumTypeDefinition((EnumTypeDefinitionNode)node),
            SyntaxKind.EnumTypeExtension => EnterEnumTypeExtension((EnumTypeExtensionNode)node),
            SyntaxKind.InputObjectTypeDefinition => EnterInputObjectTypeDefinition((InputObjectTypeDefinitionNode)node),
            SyntaxKind.InputObjectTypeExtension => EnterInputObjectTypeExtension((InputObjectTypeExtensionNode)node),
            SyntaxKind.EnumValueDefinition => EnterEnumValueDefinition((EnumValueDefinitionNode)node),
            SyntaxKind.FieldDefinition => EnterFieldDefinition((FieldDefinitionNode)node),
            SyntaxKind.InputValueDefinition => EnterInputValueDefinition((InputValueDefinitionNode)node),
            SyntaxKind.DirectiveDefinition => EnterDirectiveDefinition((DirectiveDefinitionNode)node),
            _ => SyntaxVisit.Continue,
        };

    /// <summary>Behind the children of any node; calls the method of its kind.</summary>
    public virtual void Leave(SyntaxNode node)
    {
        switch (node.Kind)
        {
            case SyntaxKind.Document:
                LeaveDocument((DocumentNode)node);
                break;
            case SyntaxKind.OperationDefinition:
                LeaveOperationDefinition((OperationDefinitionNode)node);
                break;
            case SyntaxKind.FragmentDefinition:
                LeaveFragmentDefinition((FragmentDefinitionNode)node);
                break;
            case SyntaxKind.VariableDefinition:
                LeaveVariableDefinition((VariableDefinitionNode)node);
                break;
            case SyntaxKind.SelectionSet:
                LeaveSelectionSet((SelectionSetNode)node);
                break;
            case SyntaxKind.Field:
                LeaveField((FieldNode)node);
                break;
            case SyntaxKind.FragmentSpread:
                LeaveFragmentSpread((FragmentSpreadNode)node);
                break;
            case SyntaxKind.InlineFragment:
                LeaveInlineFragment((InlineFragmentNode)node);
                break;
            case SyntaxKind.Argument:
                LeaveArgument((ArgumentNode)node);
                break;
            case SyntaxKind.Directive:
                LeaveDirective((DirectiveNode)node);
                break;
            case SyntaxKind.Variable:
                LeaveVariable((VariableNode)node);
                break;
            case SyntaxKind.IntValue:
                LeaveIntValue((IntValueNode)node);
                break;
            case SyntaxKind.FloatValue:
                LeaveFloatValue((FloatValueNode)node);
                break;
            case SyntaxKind.StringValue:
                LeaveStringValue((StringValueNode)node);
                break;
            case SyntaxKind.BooleanValue:
                LeaveBooleanValue((BooleanValueNode)node);
                break;
            case SyntaxKind.NullValue:
                LeaveNullValue((NullValueNode)node);
                break;
            case SyntaxKind.EnumValue:
                LeaveEnumValue((EnumValueNode)node);
                break;
            case SyntaxKind.ListValue:
                LeaveListValue((ListValueNode)node);
                break;
            case SyntaxKind.ObjectValue:
                LeaveObjectValue((ObjectValueNode)node);
                break;
            case SyntaxKind.ObjectField:
                LeaveObjectField((ObjectFieldNode)node);
                break;
            case SyntaxKind.NamedType:
                LeaveNamedType((NamedTypeNode)node);
                break;
            case SyntaxKind.ListType:
                LeaveListType((ListTypeNode)node);
                break;
            case SyntaxKind.NonNullType:
                LeaveNonNullType((NonNullTypeNode)node);
                break;
            case SyntaxKind.SchemaDefinition:
                LeaveSchemaDefinition((SchemaDefinitionNode)node);
                break;
            case SyntaxKind.SchemaExtension:
                LeaveSchemaExtension((SchemaExtensionNode)node);
                break;
            case SyntaxKind.OperationTypeDefinition:
                LeaveOperationTypeDefinition((OperationTypeDefinitionNode)node);
                break;
            case SyntaxKind.ScalarTypeDefinition:
                LeaveScalarTypeDefinition((ScalarTypeDefinitionNode)node);
                break;
            case SyntaxKind.ScalarTypeExtension:
                LeaveScalarTypeExtension((ScalarTypeExtensionNode)node);
                break;
            case SyntaxKind.ObjectTypeDefinition:
                LeaveObjectTypeDefinition((ObjectTypeDefinitionNode)node);
                break;
            case SyntaxKind.ObjectTypeExtension:
                LeaveObjectTypeExtension((ObjectTypeExtensionNode)node);
                break;
            case SyntaxKind.InterfaceTypeDefinition:
                LeaveInterfaceTypeDefinition((InterfaceTypeDefinitionNode)node);
                break;
            case SyntaxKind.InterfaceTypeExtension:
                LeaveInterfaceTypeExtension((InterfaceTypeExtensionNode)node);
                break;
            case SyntaxKind.UnionTypeDefinition:
                LeaveUnionTypeDefinition((UnionTypeDefinitionNode)node);
                break;
            case SyntaxKind.UnionTypeExtension:
                LeaveUnionTypeExtension((UnionTypeExtensionNode)node);
                break;
            case SyntaxKind.EnumTypeDefinition:
                LeaveEnumTypeDefinition((EnumTypeDefinitionNode)node);
                break;
            case SyntaxKind.EnumTypeExtension:
                LeaveEnumTypeExtension((EnumTypeExtensionNode)node);
                break;
            case SyntaxKind.InputObjectTypeDefinition:
                LeaveInputObjectTypeDefinition((InputObjectTypeDefinitionNode)node);
                break;
            case SyntaxKind.InputObjectTypeExtension:
                LeaveInputObjectTypeExtension((InputObjectTypeExtensionNode)node);
                break;
            case SyntaxKind.EnumValueDefinition:
                LeaveEnumValueDefinition((EnumValueDefinitionNode)node);
                break;
            case SyntaxKind.FieldDefinition:
                LeaveFieldDefinition((FieldDefinitionNode)node);
                break;
            case SyntaxKind.InputValueDefinition:
                LeaveInputValueDefinition((InputValueDefinitionNode)node);
                break;
            case SyntaxKind.DirectiveDefinition:
                LeaveDirectiveDefinition((DirectiveDefinitionNode)node);
                break;
        }
    }
}
