namespace Graph.Language;

/// <summary>Type system extensions. Each must extend by something.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#TypeSystemExtension"/></remarks>
public ref partial struct Utf8GraphQLParser
{
    private DefinitionNode ParseExtension(Location mark)
    {
        _lexer.Advance();
        return true switch
        {
            _ when SkipKeyword("type"u8) => ParseObjectTypeExtension(mark),
            _ when SkipKeyword("interface"u8) => ParseInterfaceTypeExtension(mark),
            _ when SkipKeyword("input"u8) => ParseInputObjectTypeExtension(mark),
            _ when SkipKeyword("enum"u8) => ParseEnumTypeExtension(mark),
            _ when SkipKeyword("union"u8) => ParseUnionTypeExtension(mark),
            _ when SkipKeyword("scalar"u8) => ParseScalarTypeExtension(mark),
            _ when SkipKeyword("schema"u8) => ParseSchemaExtension(mark),
            _ => RefuseExtension(),
        };
    }

    private DefinitionNode RefuseExtension()
    {
        Unexpected();
        return null!;
    }

    private SchemaExtensionNode ParseSchemaExtension(Location mark)
    {
        var directives = ParseDirectives(isConst: true);
        var operationTypes = OptionalMany(
            TokenKind.BraceOpen,
            static (ref p) => p.ParseOperationTypeDefinition(),
            TokenKind.BraceClose
        );
        RequireAny(directives.Length + operationTypes.Length);
        return new SchemaExtensionNode(directives, operationTypes, Since(mark));
    }

    private ScalarTypeExtensionNode ParseScalarTypeExtension(Location mark)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RequireAny(directives.Length);
        return new ScalarTypeExtensionNode(name, directives, Since(mark));
    }

    private ObjectTypeExtensionNode ParseObjectTypeExtension(Location mark)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        RequireAny(interfaces.Length + directives.Length + fields.Length);
        return new ObjectTypeExtensionNode(name, interfaces, directives, fields, Since(mark));
    }

    private InterfaceTypeExtensionNode ParseInterfaceTypeExtension(Location mark)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        RequireAny(interfaces.Length + directives.Length + fields.Length);
        return new InterfaceTypeExtensionNode(name, interfaces, directives, fields, Since(mark));
    }

    private UnionTypeExtensionNode ParseUnionTypeExtension(Location mark)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = ParseUnionMembers();
        RequireAny(directives.Length + types.Length);
        return new UnionTypeExtensionNode(name, directives, types, Since(mark));
    }

    private EnumTypeExtensionNode ParseEnumTypeExtension(Location mark)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValues();
        RequireAny(directives.Length + values.Length);
        return new EnumTypeExtensionNode(name, directives, values, Since(mark));
    }

    private InputObjectTypeExtensionNode ParseInputObjectTypeExtension(Location mark)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputFields();
        RequireAny(directives.Length + fields.Length);
        return new InputObjectTypeExtensionNode(name, directives, fields, Since(mark));
    }

    private void RequireAny(int count)
    {
        if (count == 0)
        {
            Unexpected();
        }
    }
}
