using Graph.Language;
using Graph.Types;

namespace Graph.Validation;

/// <summary>Walks a document once, keeps track of the types, and shows each node to every rule.</summary>
internal sealed class DocumentWalker
{
    // The parser refuses deeper documents; this bound holds for trees that were built by hand.
    private const int MaxDepth = 500;

    private readonly ValidationContext _context;
    private readonly ValidationRule[] _rules;
    private int _depth;

    private DocumentWalker(ValidationContext context, ValidationRule[] rules)
    {
        _context = context;
        _rules = rules;
    }

    /// <summary>Walks the context's document.</summary>
    public static void Walk(ValidationContext context, ValidationRule[] rules) =>
        new DocumentWalker(context, rules).WalkDocument(context.Document);

    private void WalkDocument(DocumentNode document)
    {
        foreach (var rule in _rules)
        {
            rule.EnterDocument(_context, document);
        }

        foreach (var definition in document.Definitions)
        {
            _context.Definition = definition;
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    WalkOperation(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    WalkFragment(fragment);
                    break;
            }
        }

        _context.Definition = null;
        foreach (var rule in _rules)
        {
            rule.LeaveDocument(_context, document);
        }
    }

    private void WalkOperation(OperationDefinitionNode operation)
    {
        foreach (var rule in _rules)
        {
            rule.EnterOperation(_context, operation);
        }

        foreach (var variable in operation.VariableDefinitions)
        {
            WalkVariableDefinition(variable);
        }

        WalkDirectives(
            operation.Directives.AsSpan(),
            operation.Operation switch
            {
                OperationType.Query => DirectiveLocation.Query,
                OperationType.Mutation => DirectiveLocation.Mutation,
                _ => DirectiveLocation.Subscription,
            }
        );
        WalkSelectionSet(operation.SelectionSet, _context.Schema.RootType(operation.Operation));
    }

    private void WalkFragment(FragmentDefinitionNode fragment)
    {
        foreach (var rule in _rules)
        {
            rule.EnterFragment(_context, fragment);
        }

        WalkNamedType(fragment.TypeCondition);
        WalkDirectives(fragment.Directives.AsSpan(), DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet, CompositeOrNull(fragment.TypeCondition));
    }

    private void WalkVariableDefinition(VariableDefinitionNode variable)
    {
        var type = TypeResolution.Resolve(_context.Schema, variable.Type);
        WalkTypeReference(variable.Type);
        foreach (var rule in _rules)
        {
            rule.EnterVariableDefinition(_context, variable);
        }

        if (variable.DefaultValue is { } defaultValue)
        {
            _context.InputType = type is { IsInputType: true } ? type : null;
            _context.InputPosition = null;
            _context.InputObject = null;
            WalkValue(defaultValue);
            _context.InputType = null;
        }

        WalkDirectives(variable.Directives.AsSpan(), DirectiveLocation.VariableDefinition);
    }

    private void WalkTypeReference(TypeNode type)
    {
        while (true)
        {
            switch (type)
            {
                case NonNullTypeNode nonNull:
                    type = nonNull.Type;
                    continue;
                case ListTypeNode list:
                    type = list.Type;
                    continue;
                case NamedTypeNode named:
                    WalkNamedType(named);
                    return;
                default:
                    return;
            }
        }
    }

    private void WalkNamedType(NamedTypeNode type)
    {
        foreach (var rule in _rules)
        {
            rule.EnterNamedType(_context, type);
        }
    }

    private void WalkSelectionSet(SelectionSetNode selectionSet, NamedType? parentType)
    {
        if (_context.IsFull || ++_depth > MaxDepth)
        {
            return;
        }

        var (outerParent, outerField) = (_context.ParentType, _context.Field);
        _context.ParentType = parentType;
        foreach (var rule in _rules)
        {
            rule.EnterSelectionSet(_context, selectionSet);
        }

        foreach (var selection in selectionSet.Selections)
        {
            if (_context.IsFull)
            {
                break;
            }

            switch (selection)
            {
                case FieldNode field:
                    WalkField(field, parentType);
                    break;
                case FragmentSpreadNode spread:
                    WalkSpread(spread);
                    break;
                case InlineFragmentNode fragment:
                    WalkInlineFragment(fragment, parentType);
                    break;
            }
        }

        (_context.ParentType, _context.Field) = (outerParent, outerField);
        _depth--;
    }

    private void WalkField(FieldNode field, NamedType? parentType)
    {
        var definition = parentType is null ? null : _context.Schema.FindField(parentType, field.Name.Value);
        _context.Field = definition;
        foreach (var rule in _rules)
        {
            rule.EnterField(_context, field);
        }

        WalkArguments(field.Arguments.AsSpan(), definition, null);
        WalkDirectives(field.Directives.AsSpan(), DirectiveLocation.Field);
        if (field.SelectionSet is { } selectionSet)
        {
            WalkSelectionSet(selectionSet, definition?.Type.Named is { IsLeaf: false } named ? named : null);
        }

        _context.Field = definition;
        foreach (var rule in _rules)
        {
            rule.LeaveField(_context, field);
        }

        _context.Field = null;
    }

    private void WalkSpread(FragmentSpreadNode spread)
    {
        if (_context.Definition is { } definition)
        {
            _context.UsesOf(definition).Spreads.Add(spread);
        }

        foreach (var rule in _rules)
        {
            rule.EnterFragmentSpread(_context, spread);
        }

        WalkDirectives(spread.Directives.AsSpan(), DirectiveLocation.FragmentSpread);
    }

    private void WalkInlineFragment(InlineFragmentNode fragment, NamedType? parentType)
    {
        foreach (var rule in _rules)
        {
            rule.EnterInlineFragment(_context, fragment);
        }

        var type = parentType;
        if (fragment.TypeCondition is { } condition)
        {
            WalkNamedType(condition);
            type = CompositeOrNull(condition);
        }

        WalkDirectives(fragment.Directives.AsSpan(), DirectiveLocation.InlineFragment);
        WalkSelectionSet(fragment.SelectionSet, type);
    }

    private void WalkDirectives(ReadOnlySpan<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.IsEmpty)
        {
            return;
        }

        foreach (var rule in _rules)
        {
            rule.EnterDirectives(_context, directives, location);
        }

        foreach (var directive in directives)
        {
            _context.Directive = _context.Schema.FindDirective(directive.Name.Value);
            WalkArguments(directive.Arguments.AsSpan(), null, _context.Directive, isDirective: true);
            foreach (var rule in _rules)
            {
                rule.LeaveDirective(_context, directive);
            }

            _context.Directive = null;
        }
    }

    private void WalkArguments(
        ReadOnlySpan<ArgumentNode> arguments,
        OutputField? field,
        DirectiveDefinition? directive,
        bool isDirective = false
    )
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        // The rules tell a field's arguments from a directive's by whether a directive is set.
        InDirective = isDirective;
        foreach (var rule in _rules)
        {
            rule.EnterArguments(_context, arguments);
        }

        foreach (var argument in arguments)
        {
            var definition = isDirective
                ? directive?.FindArgument(argument.Name.Value)
                : field?.FindArgument(argument.Name.Value);
            _context.InputPosition = definition;
            _context.InputType = definition?.Type;
            _context.InputObject = null;
            foreach (var rule in _rules)
            {
                rule.EnterArgument(_context, argument);
            }

            WalkValue(argument.Value);
            _context.InputPosition = null;
            _context.InputType = null;
        }

        InDirective = false;
    }

    private bool InDirective
    {
        set => _context.InDirective = value;
    }

    private void WalkValue(ValueNode value)
    {
        if (value is VariableNode variable)
        {
            if (_context.Definition is { } definition)
            {
                _context
                    .UsesOf(definition)
                    .Variables.Add(
                        new VariableUse(variable, _context.InputType, _context.InputPosition, _context.InputObject)
                    );
            }

            return;
        }

        if (_context.IsFull || ++_depth > MaxDepth)
        {
            return;
        }

        foreach (var rule in _rules)
        {
            rule.EnterValue(_context, value);
        }

        var (type, position, inputObject) = (_context.InputType, _context.InputPosition, _context.InputObject);
        var inMisplacedList = _context.InMisplacedList;
        switch (value)
        {
            case ListValueNode list:
                _context.InMisplacedList |= type is { Nullable: not ListType };
                _context.InputType = type?.Nullable is ListType listType ? listType.OfType : type;
                _context.InputPosition = null;
                _context.InputObject = null;
                foreach (var item in list.Items)
                {
                    WalkValue(item);
                }

                break;
            case ObjectValueNode objectValue:
                WalkObject(objectValue, type?.Named as InputObjectType);
                break;
        }

        (_context.InputType, _context.InputPosition, _context.InputObject) = (type, position, inputObject);
        _context.InMisplacedList = inMisplacedList;
        _depth--;
    }

    private void WalkObject(ObjectValueNode value, InputObjectType? type)
    {
        foreach (var field in value.Fields)
        {
            var definition = type?.FindField(field.Name.Value);
            _context.InputObject = type;
            _context.InputPosition = definition;
            _context.InputType = definition?.Type;
            WalkValue(field.Value);
        }
    }

    private NamedType? CompositeOrNull(NamedTypeNode type) =>
        _context.Schema.FindType(type.Name.Value) is { } named and (ComplexType or UnionType) ? named : null;
}
