namespace Graph.Language;

/// <summary>Operations, fragments and selections.</summary>
public ref partial struct Utf8GraphQLParser
{
    /// <remarks><see href="https://spec.graphql.org/September2025/#OperationDefinition"/></remarks>
    private OperationDefinitionNode ParseOperation(OperationType operation, Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = OptionalMany(
            TokenKind.ParenOpen,
            static (ref p) => p.ParseVariableDefinition(),
            TokenKind.ParenClose
        );
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(
            operation,
            name,
            variables,
            directives,
            selectionSet,
            description,
            Since(mark)
        );
    }

    private OperationDefinitionNode ParseShorthandQuery(Location mark)
    {
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(OperationType.Query, null, [], [], selectionSet, null, Since(mark));
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#VariableDefinition"/></remarks>
    private VariableDefinitionNode ParseVariableDefinition()
    {
        var mark = Mark();
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode(variable, type, defaultValue, directives, description, Since(mark));
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#FragmentDefinition"/></remarks>
    private FragmentDefinitionNode ParseFragmentDefinition(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        if (PeekKeyword("on"u8))
        {
            // Not a name for a fragment: `...on` could not be told from a type condition.
            Unexpected();
        }

        var name = ParseName();
        ExpectKeyword("on", "on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new FragmentDefinitionNode(name, typeCondition, directives, selectionSet, description, Since(mark));
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#SelectionSet"/></remarks>
    private SelectionSetNode ParseSelectionSet()
    {
        if (!Enter())
        {
            return null!;
        }

        var mark = Mark();
        Expect(TokenKind.BraceOpen);
        var first = _nodes.Count;
        do
        {
            _nodes.Push(ParseSelection());
        } while (!Ends(TokenKind.BraceClose));

        Leave();
        return new SelectionSetNode(_nodes.Pop<SelectionNode>(first), Since(mark));
    }

    private SelectionSetNode ParseSelectionsToEnd()
    {
        var mark = Mark();
        var first = _nodes.Count;
        do
        {
            _nodes.Push(ParseSelection());
        } while (!Peek(TokenKind.EndOfFile) && !Failed);

        return new SelectionSetNode(_nodes.Pop<SelectionNode>(first), Since(mark));
    }

    private SelectionNode ParseSelection() => Peek(TokenKind.Spread) ? ParseFragment() : ParseField();

    /// <remarks><see href="https://spec.graphql.org/September2025/#Field"/></remarks>
    private FieldNode ParseField()
    {
        var mark = Mark();
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = Peek(TokenKind.BraceOpen) ? ParseSelectionSet() : null;
        return new FieldNode(alias, name, arguments, directives, selectionSet, Since(mark));
    }

    /// <summary>A fragment spread or an inline fragment.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#FragmentSpread"/></remarks>
    private SelectionNode ParseFragment()
    {
        var mark = Mark();
        Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && Peek(TokenKind.Name))
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(isConst: false);
            return new FragmentSpreadNode(name, spreadDirectives, Since(mark));
        }

        var typeCondition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode(typeCondition, directives, selectionSet, Since(mark));
    }
}
