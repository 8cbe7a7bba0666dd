using System.Text;

namespace Graph.Language;

/// <summary>The text of one print, and the tokens and white space that it is made of.</summary>
internal sealed partial class NodePrinter(bool indented)
{
    private const int IndentationWidth = 2;

    private readonly StringBuilder _text = new();
    private int _indentation;
    private int _depth;

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    /// <summary>Prints a node of any kind.</summary>
    public void Print(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                PrintDocument(document);
                break;
            case DefinitionNode definition:
                PrintDefinition(definition, mayBeShort: true);
                break;
            case NameNode name:
                Token(name.Value);
                break;
            case VariableDefinitionNode variable:
                PrintVariableDefinition(variable);
                break;
            case SelectionSetNode selectionSet:
                PrintSelectionSet(selectionSet);
                break;
            case SelectionNode selection:
                PrintSelection(selection);
                break;
            case ArgumentNode argument:
                PrintArgument(argument);
                break;
            case DirectiveNode directive:
                PrintDirective(directive);
                break;
            case ValueNode value:
                PrintValue(value);
                break;
            case ObjectFieldNode field:
                PrintObjectField(field);
                break;
            case TypeNode type:
                PrintType(type);
                break;
            case OperationTypeDefinitionNode operationType:
                PrintOperationType(operationType);
                break;
            case FieldDefinitionNode field:
                PrintFieldDefinition(field);
                break;
            case InputValueDefinitionNode inputValue:
                PrintInputValueDefinition(inputValue);
                break;
            case EnumValueDefinitionNode enumValue:
                PrintEnumValueDefinition(enumValue);
                break;
            default:
                throw new ArgumentException($"A {node.Kind} cannot be printed.", nameof(node));
        }
    }

    /// <summary>Appends a token, with a space before it where two tokens would be read as one.</summary>
    private void Token(string token)
    {
        if (_text.Length > 0 && Join(_text[^1], token[0]))
        {
            _text.Append(' ');
        }

        _text.Append(token);
    }

    private void Token(char token) => _text.Append(token);

    private static bool Join(char left, char right) =>
        IsWord(left) ? IsWord(right) || right == '-' : left == '"' && right == '"';

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private void Space()
    {
        if (indented)
        {
            _text.Append(' ');
        }
    }

    /// <summary>What separates the items of a list that stands on one line.</summary>
    private void Comma()
    {
        if (indented)
        {
            _text.Append(", ");
        }
    }

    private void NewLine()
    {
        if (indented)
        {
            _text.Append('\n').Append(' ', _indentation);
        }
    }

    /// <summary>An opening token behind which every item is on a line of its own.</summary>
    private void Open(char token)
    {
        Token(token);
        _indentation += IndentationWidth;
    }

    private void Close(char token)
    {
        _indentation -= IndentationWidth;
        NewLine();
        Token(token);
    }
}
