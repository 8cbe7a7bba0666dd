using System.Collections.Immutable;
using System.Text;

namespace Graph.Language;

/// <summary>Values, types, arguments and directives.</summary>
public ref partial struct Utf8GraphQLParser
{
    /// <remarks><see href="https://spec.graphql.org/September2025/#Value"/></remarks>
    private ValueNode ParseValue(bool isConst)
    {
        var mark = Mark();
        switch (_lexer.Kind)
        {
            case TokenKind.Int:
                return new IntValueNode(TakeText(), Since(mark));
            case TokenKind.Float:
                return new FloatValueNode(TakeText(), Since(mark));
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseNamedValue();
            case TokenKind.BracketOpen:
                return ParseList(isConst);
            case TokenKind.BraceOpen:
                return ParseObject(isConst);
            case TokenKind.Dollar when !isConst:
                return ParseVariable();
            case TokenKind.Dollar:
                _lexer.Advance();
                if (Peek(TokenKind.Name))
                {
                    _lexer.Fail(
                        mark with
                        {
                            End = _lexer.End,
                        },
                        $"Unexpected variable \"${TokenText.Shorten(Encoding.UTF8.GetString(_lexer.Text))}\" in constant value."
                    );
                }

                Expect(TokenKind.Name);
                return null!;
            default:
                Unexpected();
                return null!;
        }
    }

    private StringValueNode ParseString()
    {
        var mark = Mark();
        var isBlock = Peek(TokenKind.BlockString);
        var value = _lexer.ReadString();
        _lexer.Advance();
        return new StringValueNode(value, isBlock, Since(mark));
    }

    private ValueNode ParseNamedValue()
    {
        var mark = Mark();
        if (SkipKeyword("true"u8))
        {
            return new BooleanValueNode(true, Since(mark));
        }

        if (SkipKeyword("false"u8))
        {
            return new BooleanValueNode(false, Since(mark));
        }

        if (SkipKeyword("null"u8))
        {
            return new NullValueNode(Since(mark));
        }

        return new EnumValueNode(TakeText(), Since(mark));
    }

    private string TakeText()
    {
        var text = _lexer.Text;
        if (text.Length > _options.MaxNameLength && Peek(TokenKind.Name))
        {
            FailOnName();
            return "";
        }

        var taken = NameCache.Get(text);
        _lexer.Advance();
        return taken;
    }

    private ListValueNode ParseList(bool isConst)
    {
        if (!Enter())
        {
            return null!;
        }

        var mark = Mark();
        Expect(TokenKind.BracketOpen);
        var first = _nodes.Count;
        while (!Ends(TokenKind.BracketClose))
        {
            _nodes.Push(ParseValue(isConst));
        }

        Leave();
        return new ListValueNode(_nodes.Pop<ValueNode>(first), Since(mark));
    }

    private ObjectValueNode ParseObject(bool isConst)
    {
        if (!Enter())
        {
            return null!;
        }

        var mark = Mark();
        Expect(TokenKind.BraceOpen);
        var first = _nodes.Count;
        while (!Ends(TokenKind.BraceClose))
        {
            var fieldMark = Mark();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConst);
            _nodes.Push(new ObjectFieldNode(name, value, Since(fieldMark)));
        }

        Leave();
        return new ObjectValueNode(_nodes.Pop<ObjectFieldNode>(first), Since(mark));
    }

    private VariableNode ParseVariable()
    {
        var mark = Mark();
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(name, Since(mark));
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#Type"/></remarks>
    private TypeNode ParseTypeReference()
    {
        var mark = Mark();
        TypeNode type;
        if (Skip(TokenKind.BracketOpen))
        {
            if (!Enter())
            {
                return null!;
            }

            var inner = ParseTypeReference();
            Expect(TokenKind.BracketClose);
            Leave();
            type = new ListTypeNode(inner, Since(mark));
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type, Since(mark)) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var mark = Mark();
        var name = ParseName();
        return new NamedTypeNode(name, Since(mark));
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#Arguments"/></remarks>
    private ImmutableArray<ArgumentNode> ParseArguments(bool isConst)
    {
        if (!Skip(TokenKind.ParenOpen))
        {
            return [];
        }

        var first = _nodes.Count;
        do
        {
            var mark = Mark();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConst);
            _nodes.Push(new ArgumentNode(name, value, Since(mark)));
        } while (!Ends(TokenKind.ParenClose));

        return _nodes.Pop<ArgumentNode>(first);
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#Directives"/></remarks>
    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var first = _nodes.Count;
        while (Peek(TokenKind.At))
        {
            var mark = Mark();
            if (++_directives > _options.MaxDirectives)
            {
                _lexer.Fail(
                    mark with
                    {
                        End = _lexer.End,
                    },
                    $"The document applies more than {_options.MaxDirectives} directives, which is the limit.",
                    SyntaxErrorCodes.TooManyDirectives
                );
                break;
            }

            _lexer.Advance();
            var name = ParseName();
            var arguments = ParseArguments(isConst);
            _nodes.Push(new DirectiveNode(name, arguments, Since(mark)));
        }

        return _nodes.Pop<DirectiveNode>(first);
    }
}
