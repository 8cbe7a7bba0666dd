using Graph.Language;

namespace Graph.Validation;

/// <summary>
/// One rule of the specification. The document is walked once for all rules; a rule overrides the steps it cares about
/// and reports what it finds. An instance sees one document.
/// </summary>
public abstract class ValidationRule
{
    /// <summary>The rule's name, as the specification's reference implementation calls it.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Before anything else.</summary>
    public virtual void EnterDocument(ValidationContext context, DocumentNode document) { }

    /// <summary>After everything else, when all uses are known.</summary>
    public virtual void LeaveDocument(ValidationContext context, DocumentNode document) { }

    /// <summary>Before an operation's contents.</summary>
    public virtual void EnterOperation(ValidationContext context, OperationDefinitionNode operation) { }

    /// <summary>Before a fragment's contents.</summary>
    public virtual void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) { }

    /// <summary>At the declaration of a variable.</summary>
    public virtual void EnterVariableDefinition(ValidationContext context, VariableDefinitionNode variable) { }

    /// <summary>Before the selections of a set; <see cref="ValidationContext.ParentType"/> is their type.</summary>
    public virtual void EnterSelectionSet(ValidationContext context, SelectionSetNode selectionSet) { }

    /// <summary>Before a field's arguments and selections; <see cref="ValidationContext.Field"/> is its definition.</summary>
    public virtual void EnterField(ValidationContext context, FieldNode field) { }

    /// <summary>After a field's arguments and selections.</summary>
    public virtual void LeaveField(ValidationContext context, FieldNode field) { }

    /// <summary>At the spread of a fragment.</summary>
    public virtual void EnterFragmentSpread(ValidationContext context, FragmentSpreadNode spread) { }

    /// <summary>Before an inline fragment's selections; the parent type is still the enclosing one.</summary>
    public virtual void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment) { }

    /// <summary>Once for all directives of a place.</summary>
    public virtual void EnterDirectives(
        ValidationContext context,
        ReadOnlySpan<DirectiveNode> directives,
        Types.DirectiveLocation location
    ) { }

    /// <summary>After a directive's arguments.</summary>
    public virtual void LeaveDirective(ValidationContext context, DirectiveNode directive) { }

    /// <summary>Before an argument's value.</summary>
    public virtual void EnterArgument(ValidationContext context, ArgumentNode argument) { }

    /// <summary>Once for all arguments of a field or directive.</summary>
    public virtual void EnterArguments(ValidationContext context, ReadOnlySpan<ArgumentNode> arguments) { }

    /// <summary>At every value but a variable; <see cref="ValidationContext.InputType"/> is what is expected.</summary>
    public virtual void EnterValue(ValidationContext context, ValueNode value) { }

    /// <summary>At a type that a fragment or a variable names.</summary>
    public virtual void EnterNamedType(ValidationContext context, NamedTypeNode type) { }
}
