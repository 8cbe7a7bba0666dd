namespace Graph.Language;

/// <summary>The kinds of node of executable documents, and the values, types and directives of all documents.</summary>
public abstract partial class SyntaxVisitor
{
    /// <summary>Before the children of a <see cref="DocumentNode"/>.</summary>
    protected virtual SyntaxVisit EnterDocument(DocumentNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="DocumentNode"/>.</summary>
    protected virtual void LeaveDocument(DocumentNode node) { }

    /// <summary>Before the children of a <see cref="OperationDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterOperationDefinition(OperationDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="OperationDefinitionNode"/>.</summary>
    protected virtual void LeaveOperationDefinition(OperationDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="FragmentDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterFragmentDefinition(FragmentDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="FragmentDefinitionNode"/>.</summary>
    protected virtual void LeaveFragmentDefinition(FragmentDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="VariableDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterVariableDefinition(VariableDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="VariableDefinitionNode"/>.</summary>
    protected virtual void LeaveVariableDefinition(VariableDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="SelectionSetNode"/>.</summary>
    protected virtual SyntaxVisit EnterSelectionSet(SelectionSetNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="SelectionSetNode"/>.</summary>
    protected virtual void LeaveSelectionSet(SelectionSetNode node) { }

    /// <summary>Before the children of a <see cref="FieldNode"/>.</summary>
    protected virtual SyntaxVisit EnterField(FieldNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="FieldNode"/>.</summary>
    protected virtual void LeaveField(FieldNode node) { }

    /// <summary>Before the children of a <see cref="FragmentSpreadNode"/>.</summary>
    protected virtual SyntaxVisit EnterFragmentSpread(FragmentSpreadNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="FragmentSpreadNode"/>.</summary>
    protected virtual void LeaveFragmentSpread(FragmentSpreadNode node) { }

    /// <summary>Before the children of a <see cref="InlineFragmentNode"/>.</summary>
    protected virtual SyntaxVisit EnterInlineFragment(InlineFragmentNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="InlineFragmentNode"/>.</summary>
    protected virtual void LeaveInlineFragment(InlineFragmentNode node) { }

    /// <summary>Before the children of a <see cref="ArgumentNode"/>.</summary>
    protected virtual SyntaxVisit EnterArgument(ArgumentNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ArgumentNode"/>.</summary>
    protected virtual void LeaveArgument(ArgumentNode node) { }

    /// <summary>Before the children of a <see cref="DirectiveNode"/>.</summary>
    protected virtual SyntaxVisit EnterDirective(DirectiveNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="DirectiveNode"/>.</summary>
    protected virtual void LeaveDirective(DirectiveNode node) { }

    /// <summary>Before the children of a <see cref="VariableNode"/>.</summary>
    protected virtual SyntaxVisit EnterVariable(VariableNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="VariableNode"/>.</summary>
    protected virtual void LeaveVariable(VariableNode node) { }

    /// <summary>Before the children of a <see cref="IntValueNode"/>.</summary>
    protected virtual SyntaxVisit EnterIntValue(IntValueNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="IntValueNode"/>.</summary>
    protected virtual void LeaveIntValue(IntValueNode node) { }

    /// <summary>Before the children of a <see cref="FloatValueNode"/>.</summary>
    protected virtual SyntaxVisit EnterFloatValue(FloatValueNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="FloatValueNode"/>.</summary>
    protected virtual void LeaveFloatValue(FloatValueNode node) { }

    /// <summary>Before the children of a <see cref="StringValueNode"/>.</summary>
    protected virtual SyntaxVisit EnterStringValue(StringValueNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="StringValueNode"/>.</summary>
    protected virtual void LeaveStringValue(StringValueNode node) { }

    /// <summary>Before the children of a <see cref="BooleanValueNode"/>.</summary>
    protected virtual SyntaxVisit EnterBooleanValue(BooleanValueNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="BooleanValueNode"/>.</summary>
    protected virtual void LeaveBooleanValue(BooleanValueNode node) { }

    /// <summary>Before the children of a <see cref="NullValueNode"/>.</summary>
    protected virtual SyntaxVisit EnterNullValue(NullValueNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="NullValueNode"/>.</summary>
    protected virtual void LeaveNullValue(NullValueNode node) { }

    /// <summary>Before the children of a <see cref="EnumValueNode"/>.</summary>
    protected virtual SyntaxVisit EnterEnumValue(EnumValueNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="EnumValueNode"/>.</summary>
    protected virtual void LeaveEnumValue(EnumValueNode node) { }

    /// <summary>Before the children of a <see cref="ListValueNode"/>.</summary>
    protected virtual SyntaxVisit EnterListValue(ListValueNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ListValueNode"/>.</summary>
    protected virtual void LeaveListValue(ListValueNode node) { }

    /// <summary>Before the children of a <see cref="ObjectValueNode"/>.</summary>
    protected virtual SyntaxVisit EnterObjectValue(ObjectValueNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ObjectValueNode"/>.</summary>
    protected virtual void LeaveObjectValue(ObjectValueNode node) { }

    /// <summary>Before the children of a <see cref="ObjectFieldNode"/>.</summary>
    protected virtual SyntaxVisit EnterObjectField(ObjectFieldNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ObjectFieldNode"/>.</summary>
    protected virtual void LeaveObjectField(ObjectFieldNode node) { }

    /// <summary>Before the children of a <see cref="NamedTypeNode"/>.</summary>
    protected virtual SyntaxVisit EnterNamedType(NamedTypeNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="NamedTypeNode"/>.</summary>
    protected virtual void LeaveNamedType(NamedTypeNode node) { }

    /// <summary>Before the children of a <see cref="ListTypeNode"/>.</summary>
    protected virtual SyntaxVisit EnterListType(ListTypeNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ListTypeNode"/>.</summary>
    protected virtual void LeaveListType(ListTypeNode node) { }

    /// <summary>Before the children of a <see cref="NonNullTypeNode"/>.</summary>
    protected virtual SyntaxVisit EnterNonNullType(NonNullTypeNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="NonNullTypeNode"/>.</summary>
    protected virtual void LeaveNonNullType(NonNullTypeNode node) { }
}
