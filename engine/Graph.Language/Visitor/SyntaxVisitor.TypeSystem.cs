namespace Graph.Language;

/// <summary>The kinds of node of type system documents.</summary>
public abstract partial class SyntaxVisitor
{
    /// <summary>Before the children of a <see cref="SchemaDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterSchemaDefinition(SchemaDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="SchemaDefinitionNode"/>.</summary>
    protected virtual void LeaveSchemaDefinition(SchemaDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="SchemaExtensionNode"/>.</summary>
    protected virtual SyntaxVisit EnterSchemaExtension(SchemaExtensionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="SchemaExtensionNode"/>.</summary>
    protected virtual void LeaveSchemaExtension(SchemaExtensionNode node) { }

    /// <summary>Before the children of a <see cref="OperationTypeDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterOperationTypeDefinition(OperationTypeDefinitionNode node) =>
        SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="OperationTypeDefinitionNode"/>.</summary>
    protected virtual void LeaveOperationTypeDefinition(OperationTypeDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="ScalarTypeDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterScalarTypeDefinition(ScalarTypeDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ScalarTypeDefinitionNode"/>.</summary>
    protected virtual void LeaveScalarTypeDefinition(ScalarTypeDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="ScalarTypeExtensionNode"/>.</summary>
    protected virtual SyntaxVisit EnterScalarTypeExtension(ScalarTypeExtensionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ScalarTypeExtensionNode"/>.</summary>
    protected virtual void LeaveScalarTypeExtension(ScalarTypeExtensionNode node) { }

    /// <summary>Before the children of a <see cref="ObjectTypeDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterObjectTypeDefinition(ObjectTypeDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ObjectTypeDefinitionNode"/>.</summary>
    protected virtual void LeaveObjectTypeDefinition(ObjectTypeDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="ObjectTypeExtensionNode"/>.</summary>
    protected virtual SyntaxVisit EnterObjectTypeExtension(ObjectTypeExtensionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="ObjectTypeExtensionNode"/>.</summary>
    protected virtual void LeaveObjectTypeExtension(ObjectTypeExtensionNode node) { }

    /// <summary>Before the children of a <see cref="InterfaceTypeDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterInterfaceTypeDefinition(InterfaceTypeDefinitionNode node) =>
        SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="InterfaceTypeDefinitionNode"/>.</summary>
    protected virtual void LeaveInterfaceTypeDefinition(InterfaceTypeDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="InterfaceTypeExtensionNode"/>.</summary>
    protected virtual SyntaxVisit EnterInterfaceTypeExtension(InterfaceTypeExtensionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="InterfaceTypeExtensionNode"/>.</summary>
    protected virtual void LeaveInterfaceTypeExtension(InterfaceTypeExtensionNode node) { }

    /// <summary>Before the children of a <see cref="UnionTypeDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterUnionTypeDefinition(UnionTypeDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="UnionTypeDefinitionNode"/>.</summary>
    protected virtual void LeaveUnionTypeDefinition(UnionTypeDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="UnionTypeExtensionNode"/>.</summary>
    protected virtual SyntaxVisit EnterUnionTypeExtension(UnionTypeExtensionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="UnionTypeExtensionNode"/>.</summary>
    protected virtual void LeaveUnionTypeExtension(UnionTypeExtensionNode node) { }

    /// <summary>Before the children of a <see cref="EnumTypeDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterEnumTypeDefinition(EnumTypeDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="EnumTypeDefinitionNode"/>.</summary>
    protected virtual void LeaveEnumTypeDefinition(EnumTypeDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="EnumTypeExtensionNode"/>.</summary>
    protected virtual SyntaxVisit EnterEnumTypeExtension(EnumTypeExtensionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="EnumTypeExtensionNode"/>.</summary>
    protected virtual void LeaveEnumTypeExtension(EnumTypeExtensionNode node) { }

    /// <summary>Before the children of a <see cref="InputObjectTypeDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterInputObjectTypeDefinition(InputObjectTypeDefinitionNode node) =>
        SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="InputObjectTypeDefinitionNode"/>.</summary>
    protected virtual void LeaveInputObjectTypeDefinition(InputObjectTypeDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="InputObjectTypeExtensionNode"/>.</summary>
    protected virtual SyntaxVisit EnterInputObjectTypeExtension(InputObjectTypeExtensionNode node) =>
        SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="InputObjectTypeExtensionNode"/>.</summary>
    protected virtual void LeaveInputObjectTypeExtension(InputObjectTypeExtensionNode node) { }

    /// <summary>Before the children of a <see cref="EnumValueDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterEnumValueDefinition(EnumValueDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="EnumValueDefinitionNode"/>.</summary>
    protected virtual void LeaveEnumValueDefinition(EnumValueDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="FieldDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterFieldDefinition(FieldDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="FieldDefinitionNode"/>.</summary>
    protected virtual void LeaveFieldDefinition(FieldDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="InputValueDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterInputValueDefinition(InputValueDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="InputValueDefinitionNode"/>.</summary>
    protected virtual void LeaveInputValueDefinition(InputValueDefinitionNode node) { }

    /// <summary>Before the children of a <see cref="DirectiveDefinitionNode"/>.</summary>
    protected virtual SyntaxVisit EnterDirectiveDefinition(DirectiveDefinitionNode node) => SyntaxVisit.Continue;

    /// <summary>Behind the children of a <see cref="DirectiveDefinitionNode"/>.</summary>
    protected virtual void LeaveDirectiveDefinition(DirectiveDefinitionNode node) { }
}
