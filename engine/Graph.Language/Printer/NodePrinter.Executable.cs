using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>Documents, operations, fragments and selections.</summary>
internal sealed partial class NodePrinter
{
    // Arguments that make a field longer than this get a line each, as graphql-js has it.
    private const int MaxFieldLength = 80;

    private void PrintDocument(DocumentNode document)
    {
        // Behind a type without a body, `{ a }` would be read as that body.
        var mayBeShort = true;
        for (var index = 0; index < document.Definitions.Length; index++)
        {
            var definition = document.Definitions[index];
            if (index > 0 && indented)
            {
                _text.Append("\n\n");
            }

            PrintDefinition(definition, mayBeShort);
            mayBeShort = definition is OperationDefinitionNode or FragmentDefinitionNode;
        }
    }

    private void PrintDefinition(DefinitionNode definition, bool mayBeShort)
    {
        switch (definition)
        {
            case OperationDefinitionNode operation:
                PrintOperation(operation, mayBeShort);
                break;
            case FragmentDefinitionNode fragment:
                PrintFragmentDefinition(fragment);
                break;
            case TypeSystemExtensionNode extension:
                PrintExtension(extension);
                break;
            default:
                PrintTypeSystemDefinition(definition);
                break;
        }
    }

    private void PrintOperation(OperationDefinitionNode operation, bool mayBeShort)
    {
        var isShort =
            mayBeShort
            && operation is { Operation: OperationType.Query, Name: null, Description: null }
            && operation.VariableDefinitions.IsEmpty
            && operation.Directives.IsEmpty;
        if (!isShort)
        {
            PrintDescription(operation.Description);
            Token(Keyword(operation.Operation));
            Space();
            if (operation.Name is { } name)
            {
                Token(name.Value);
            }

            PrintVariableDefinitions(operation.VariableDefinitions);
            if (operation.Name is null && operation.VariableDefinitions.IsEmpty)
            {
                TrimSpace();
            }

            PrintDirectives(operation.Directives);
            Space();
        }

        PrintSelectionSet(operation.SelectionSet);
    }

    private void TrimSpace()
    {
        if (indented)
        {
            _text.Length--;
        }
    }

    private static string Keyword(OperationType operation) =>
        operation switch
        {
            OperationType.Mutation => "mutation",
            OperationType.Subscription => "subscription",
            _ => "query",
        };

    private void PrintVariableDefinitions(ImmutableArray<VariableDefinitionNode> variables)
    {
        if (variables.IsEmpty)
        {
            return;
        }

        var isMultiline = false;
        foreach (var variable in variables)
        {
            isMultiline |= variable.Description is not null;
        }

        if (!isMultiline)
        {
            Token('(');
            for (var index = 0; index < variables.Length; index++)
            {
                if (index > 0)
                {
                    Comma();
                }

                PrintVariableDefinition(variables[index]);
            }

            Token(')');
            return;
        }

        Open('(');
        foreach (var variable in variables)
        {
            NewLine();
            PrintVariableDefinition(variable);
        }

        Close(')');
    }

    private void PrintVariableDefinition(VariableDefinitionNode variable)
    {
        PrintDescription(variable.Description);
        PrintValue(variable.Variable);
        Token(':');
        Space();
        PrintType(variable.Type);
        PrintDefaultValue(variable.DefaultValue);
        PrintDirectives(variable.Directives);
    }

    private void PrintDefaultValue(ValueNode? value)
    {
        if (value is null)
        {
            return;
        }

        Space();
        Token('=');
        Space();
        PrintValue(value);
    }

    private void PrintFragmentDefinition(FragmentDefinitionNode fragment)
    {
        PrintDescription(fragment.Description);
        Token("fragment");
        Space();
        Token(fragment.Name.Value);
        Space();
        Token("on");
        Space();
        PrintType(fragment.TypeCondition);
        PrintDirectives(fragment.Directives);
        Space();
        PrintSelectionSet(fragment.SelectionSet);
    }

    private void PrintSelectionSet(SelectionSetNode selectionSet)
    {
        Enter();
        Open('{');
        foreach (var selection in selectionSet.Selections)
        {
            NewLine();
            PrintSelection(selection);
        }

        Close('}');
        _depth--;
    }

    private void PrintSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                PrintField(field);
                break;
            case FragmentSpreadNode spread:
                _text.Append("...");
                Token(spread.Name.Value);
                PrintDirectives(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                PrintInlineFragment(fragment);
                break;
            default:
                throw new ArgumentException($"A {selection.Kind} is no selection.", nameof(selection));
        }
    }

    private void PrintField(FieldNode field)
    {
        if (field.Alias is { } alias)
        {
            Token(alias.Value);
            Token(':');
            Space();
        }

        Token(field.Name.Value);
        PrintFieldArguments(field);
        PrintDirectives(field.Directives);
        if (field.SelectionSet is { } selectionSet)
        {
            Space();
            PrintSelectionSet(selectionSet);
        }
    }

    private void PrintFieldArguments(FieldNode field)
    {
        var before = _text.Length;
        PrintArguments(field.Arguments);
        var prefix = field.Name.Value.Length + (field.Alias is { } alias ? alias.Value.Length + 2 : 0);
        if (!indented || field.Arguments.IsEmpty || prefix + _text.Length - before <= MaxFieldLength)
        {
            return;
        }

        _text.Length = before;
        Open('(');
        foreach (var argument in field.Arguments)
        {
            NewLine();
            PrintArgument(argument);
        }

        Close(')');
    }

    private void PrintInlineFragment(InlineFragmentNode fragment)
    {
        _text.Append("...");
        if (fragment.TypeCondition is { } type)
        {
            Space();
            Token("on");
            Space();
            PrintType(type);
        }

        PrintDirectives(fragment.Directives);
        Space();
        PrintSelectionSet(fragment.SelectionSet);
    }
}
