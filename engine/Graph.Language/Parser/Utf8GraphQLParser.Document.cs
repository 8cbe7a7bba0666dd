namespace Graph.Language;

/// <summary>Documents and the choice between their definitions.</summary>
public ref partial struct Utf8GraphQLParser
{
    /// <remarks><see href="https://spec.graphql.org/September2025/#Document"/></remarks>
    private DocumentNode ParseDocument()
    {
        var first = _nodes.Count;
        do
        {
            _nodes.Push(ParseDefinition());
        } while (!Peek(TokenKind.EndOfFile) && !Failed);

        return new DocumentNode(_nodes.Pop<DefinitionNode>(first), new Location(0, _lexer.Length, 1, 1));
    }

    private DefinitionNode ParseDefinition()
    {
        var mark = Mark();
        if (Peek(TokenKind.BraceOpen))
        {
            return ParseShorthandQuery(mark);
        }

        var description = ParseDescription();
        if (description is not null && (Peek(TokenKind.BraceOpen) || PeekKeyword("extend"u8)))
        {
            _lexer.Fail(
                description.Location,
                Peek(TokenKind.BraceOpen)
                    ? "Unexpected description, a query in shorthand form cannot have one."
                    : "Unexpected description, an extension cannot have one."
            );
            return null!;
        }

        if (Peek(TokenKind.Name))
        {
            var text = _lexer.Text;
            switch (text[0])
            {
                case (byte)'q' when text.SequenceEqual("query"u8):
                    return ParseOperation(OperationType.Query, mark, description);
                case (byte)'m' when text.SequenceEqual("mutation"u8):
                    return ParseOperation(OperationType.Mutation, mark, description);
                case (byte)'s' when text.SequenceEqual("subscription"u8):
                    return ParseOperation(OperationType.Subscription, mark, description);
                case (byte)'f' when text.SequenceEqual("fragment"u8):
                    return ParseFragmentDefinition(mark, description);
                case (byte)'t' when text.SequenceEqual("type"u8):
                    return ParseObjectType(mark, description);
                case (byte)'i' when text.SequenceEqual("interface"u8):
                    return ParseInterfaceType(mark, description);
                case (byte)'i' when text.SequenceEqual("input"u8):
                    return ParseInputObjectType(mark, description);
                case (byte)'e' when text.SequenceEqual("enum"u8):
                    return ParseEnumType(mark, description);
                case (byte)'u' when text.SequenceEqual("union"u8):
                    return ParseUnionType(mark, description);
                case (byte)'s' when text.SequenceEqual("scalar"u8):
                    return ParseScalarType(mark, description);
                case (byte)'s' when text.SequenceEqual("schema"u8):
                    return ParseSchema(mark, description);
                case (byte)'d' when text.SequenceEqual("directive"u8):
                    return ParseDirectiveDefinition(mark, description);
                case (byte)'e' when text.SequenceEqual("extend"u8):
                    return ParseExtension(mark);
            }
        }

        if (description is not null && Peek(TokenKind.Name))
        {
            _lexer.Fail(
                description.Location,
                "Unexpected description, only definitions, variables, fields, arguments and enum values can have one."
            );
            return null!;
        }

        Unexpected();
        return null!;
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#Description"/></remarks>
    private StringValueNode? ParseDescription() =>
        _lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;
}
