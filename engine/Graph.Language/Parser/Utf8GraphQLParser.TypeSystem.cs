using System.Collections.Immutable;
using System.Text;

namespace Graph.Language;

/// <summary>Type system definitions.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#TypeSystemDefinition"/></remarks>
public ref partial struct Utf8GraphQLParser
{
    private static readonly string[] DirectiveLocations =
    [
        "QUERY",
        "MUTATION",
        "SUBSCRIPTION",
        "FIELD",
        "FRAGMENT_DEFINITION",
        "FRAGMENT_SPREAD",
        "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
        "SCHEMA",
        "SCALAR",
        "OBJECT",
        "FIELD_DEFINITION",
        "ARGUMENT_DEFINITION",
        "INTERFACE",
        "UNION",
        "ENUM",
        "ENUM_VALUE",
        "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION",
    ];

    private SchemaDefinitionNode ParseSchema(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        var directives = ParseDirectives(isConst: true);
        var operationTypes = Many(
            TokenKind.BraceOpen,
            static (ref p) => p.ParseOperationTypeDefinition(),
            TokenKind.BraceClose
        );
        return new SchemaDefinitionNode(directives, operationTypes, description, Since(mark));
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var mark = Mark();
        var operation = OperationType.Query;
        if (SkipKeyword("mutation"u8))
        {
            operation = OperationType.Mutation;
        }
        else if (SkipKeyword("subscription"u8))
        {
            operation = OperationType.Subscription;
        }
        else if (!SkipKeyword("query"u8))
        {
            if (!Peek(TokenKind.Name))
            {
                Expect(TokenKind.Name);
            }

            Unexpected();
        }

        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new OperationTypeDefinitionNode(operation, type, Since(mark));
    }

    private ScalarTypeDefinitionNode ParseScalarType(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new ScalarTypeDefinitionNode(name, directives, description, Since(mark));
    }

    private ObjectTypeDefinitionNode ParseObjectType(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        return new ObjectTypeDefinitionNode(name, interfaces, directives, fields, description, Since(mark));
    }

    private InterfaceTypeDefinitionNode ParseInterfaceType(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        return new InterfaceTypeDefinitionNode(name, interfaces, directives, fields, description, Since(mark));
    }

    private UnionTypeDefinitionNode ParseUnionType(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = ParseUnionMembers();
        return new UnionTypeDefinitionNode(name, directives, types, description, Since(mark));
    }

    private EnumTypeDefinitionNode ParseEnumType(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValues();
        return new EnumTypeDefinitionNode(name, directives, values, description, Since(mark));
    }

    private InputObjectTypeDefinitionNode ParseInputObjectType(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputFields();
        return new InputObjectTypeDefinitionNode(name, directives, fields, description, Since(mark));
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(Location mark, StringValueNode? description)
    {
        _lexer.Advance();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var repeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on", "on"u8);
        var locations = Delimited(TokenKind.Pipe, static (ref p) => p.ParseDirectiveLocation());
        return new DirectiveDefinitionNode(name, arguments, repeatable, locations, description, Since(mark));
    }

    private NameNode ParseDirectiveLocation()
    {
        if (!Peek(TokenKind.Name))
        {
            return ParseName();
        }

        var text = _lexer.Text;
        foreach (var location in DirectiveLocations)
        {
            if (Ascii.Equals(text, location))
            {
                return ParseName();
            }
        }

        Unexpected();
        return null!;
    }

    private ImmutableArray<NamedTypeNode> ParseImplements() =>
        SkipKeyword("implements"u8) ? Delimited(TokenKind.Ampersand, static (ref p) => p.ParseNamedType()) : [];

    private ImmutableArray<NamedTypeNode> ParseUnionMembers() =>
        Skip(TokenKind.Equal) ? Delimited(TokenKind.Pipe, static (ref p) => p.ParseNamedType()) : [];

    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions() =>
        OptionalMany(TokenKind.BraceOpen, static (ref p) => p.ParseFieldDefinition(), TokenKind.BraceClose);

    private ImmutableArray<InputValueDefinitionNode> ParseArgumentDefinitions() =>
        OptionalMany(TokenKind.ParenOpen, static (ref p) => p.ParseInputValueDefinition(), TokenKind.ParenClose);

    private ImmutableArray<InputValueDefinitionNode> ParseInputFields() =>
        OptionalMany(TokenKind.BraceOpen, static (ref p) => p.ParseInputValueDefinition(), TokenKind.BraceClose);

    private ImmutableArray<EnumValueDefinitionNode> ParseEnumValues() =>
        OptionalMany(TokenKind.BraceOpen, static (ref p) => p.ParseEnumValueDefinition(), TokenKind.BraceClose);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var mark = Mark();
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(isConst: true);
        return new FieldDefinitionNode(name, arguments, type, directives, description, Since(mark));
    }

    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var mark = Mark();
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new InputValueDefinitionNode(name, type, defaultValue, directives, description, Since(mark));
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var mark = Mark();
        var description = ParseDescription();
        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
        {
            var reserved = Encoding.UTF8.GetString(_lexer.Text);
            _lexer.FailHere($"Name \"{reserved}\" is reserved and cannot be used for an enum value.");
        }

        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new EnumValueDefinitionNode(name, directives, description, Since(mark));
    }
}
