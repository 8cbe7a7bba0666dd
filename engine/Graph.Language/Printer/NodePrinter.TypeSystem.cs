using System.Collections.Immutable;

namespace Graph.Language;

/// <summary>Type system definitions and extensions.</summary>
internal sealed partial class NodePrinter
{
    private void PrintTypeSystemDefinition(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                PrintDescription(schema.Description);
                PrintSchema(schema.Directives, schema.OperationTypes);
                break;
            case ScalarTypeDefinitionNode scalar:
                PrintDescription(scalar.Description);
                PrintHead("scalar", scalar.Name, [], scalar.Directives);
                break;
            case ObjectTypeDefinitionNode type:
                PrintDescription(type.Description);
                PrintHead("type", type.Name, type.Interfaces, type.Directives);
                PrintBody(type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                PrintDescription(type.Description);
                PrintHead("interface", type.Name, type.Interfaces, type.Directives);
                PrintBody(type.Fields);
                break;
            case UnionTypeDefinitionNode union:
                PrintDescription(union.Description);
                PrintHead("union", union.Name, [], union.Directives);
                PrintMembers(union.Types);
                break;
            case EnumTypeDefinitionNode type:
                PrintDescription(type.Description);
                PrintHead("enum", type.Name, [], type.Directives);
                PrintBody(type.Values);
                break;
            case InputObjectTypeDefinitionNode type:
                PrintDescription(type.Description);
                PrintHead("input", type.Name, [], type.Directives);
                PrintBody(type.Fields);
                break;
            case DirectiveDefinitionNode directive:
                PrintDirectiveDefinition(directive);
                break;
            default:
                throw new ArgumentException($"A {definition.Kind} is no definition.", nameof(definition));
        }
    }

    private void PrintExtension(TypeSystemExtensionNode extension)
    {
        Token("extend");
        Space();
        switch (extension)
        {
            case SchemaExtensionNode schema:
                PrintSchema(schema.Directives, schema.OperationTypes);
                break;
            case ScalarTypeExtensionNode scalar:
                PrintHead("scalar", scalar.Name, [], scalar.Directives);
                break;
            case ObjectTypeExtensionNode type:
                PrintHead("type", type.Name, type.Interfaces, type.Directives);
                PrintBody(type.Fields);
                break;
            case InterfaceTypeExtensionNode type:
                PrintHead("interface", type.Name, type.Interfaces, type.Directives);
                PrintBody(type.Fields);
                break;
            case UnionTypeExtensionNode union:
                PrintHead("union", union.Name, [], union.Directives);
                PrintMembers(union.Types);
                break;
            case EnumTypeExtensionNode type:
                PrintHead("enum", type.Name, [], type.Directives);
                PrintBody(type.Values);
                break;
            case InputObjectTypeExtensionNode type:
                PrintHead("input", type.Name, [], type.Directives);
                PrintBody(type.Fields);
                break;
            default:
                throw new ArgumentException($"A {extension.Kind} is no extension.", nameof(extension));
        }
    }

    private void PrintDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            PrintString(description);
            NewLine();
        }
    }

    private void PrintSchema(
        ImmutableArray<DirectiveNode> directives,
        ImmutableArray<OperationTypeDefinitionNode> operationTypes
    )
    {
        Token("schema");
        PrintDirectives(directives);
        PrintBody(operationTypes);
    }

    private void PrintOperationType(OperationTypeDefinitionNode operationType)
    {
        Token(Keyword(operationType.Operation));
        Token(':');
        Space();
        PrintType(operationType.Type);
    }

    private void PrintHead(
        string keyword,
        NameNode name,
        ImmutableArray<NamedTypeNode> interfaces,
        ImmutableArray<DirectiveNode> directives
    )
    {
        Token(keyword);
        Space();
        Token(name.Value);
        if (!interfaces.IsEmpty)
        {
            Space();
            Token("implements");
            Space();
            PrintDelimited(interfaces, '&');
        }

        PrintDirectives(directives);
    }

    private void PrintMembers(ImmutableArray<NamedTypeNode> types)
    {
        if (!types.IsEmpty)
        {
            Space();
            Token('=');
            Space();
            PrintDelimited(types, '|');
        }
    }

    private void PrintDelimited<T>(ImmutableArray<T> items, char delimiter)
        where T : SyntaxNode
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (index > 0)
            {
                Space();
                Token(delimiter);
                Space();
            }

            Print(items[index]);
        }
    }

    private void PrintBody<T>(ImmutableArray<T> items)
        where T : SyntaxNode
    {
        if (items.IsEmpty)
        {
            return;
        }

        Space();
        Open('{');
        foreach (var item in items)
        {
            NewLine();
            Print(item);
        }

        Close('}');
    }

    private void PrintFieldDefinition(FieldDefinitionNode field)
    {
        PrintDescription(field.Description);
        Token(field.Name.Value);
        PrintArgumentDefinitions(field.Arguments);
        Token(':');
        Space();
        PrintType(field.Type);
        PrintDirectives(field.Directives);
    }

    private void PrintInputValueDefinition(InputValueDefinitionNode inputValue)
    {
        PrintDescription(inputValue.Description);
        Token(inputValue.Name.Value);
        Token(':');
        Space();
        PrintType(inputValue.Type);
        PrintDefaultValue(inputValue.DefaultValue);
        PrintDirectives(inputValue.Directives);
    }

    private void PrintEnumValueDefinition(EnumValueDefinitionNode value)
    {
        PrintDescription(value.Description);
        Token(value.Name.Value);
        PrintDirectives(value.Directives);
    }

    private void PrintDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        PrintDescription(directive.Description);
        Token("directive");
        Space();
        Token('@');
        Token(directive.Name.Value);
        PrintArgumentDefinitions(directive.Arguments);
        if (directive.Repeatable)
        {
            Space();
            Token("repeatable");
        }

        Space();
        Token("on");
        Space();
        PrintDelimited(directive.Locations, '|');
    }

    private void PrintArgumentDefinitions(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        var isMultiline = false;
        foreach (var argument in arguments)
        {
            isMultiline |= argument.Description is not null;
        }

        if (!isMultiline)
        {
            Token('(');
            for (var index = 0; index < arguments.Length; index++)
            {
                if (index > 0)
                {
                    Comma();
                }

                PrintInputValueDefinition(arguments[index]);
            }

            Token(')');
            return;
        }

        Open('(');
        foreach (var argument in arguments)
        {
            NewLine();
            PrintInputValueDefinition(argument);
        }

        Close(')');
    }
}
