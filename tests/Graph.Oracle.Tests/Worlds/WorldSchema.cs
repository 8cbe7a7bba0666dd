using System.Text;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;
using Graph.Validation;

namespace Graph.Oracle.Tests.Worlds;

/// <summary>The unsplit schema of a world as a schema of this engine.</summary>
internal static class WorldSchema
{
    /// <summary>Everything that is valid by the specification.</summary>
    public static readonly ValidationOptions Unlimited = new()
    {
        MaxErrors = int.MaxValue,
        MaxDepth = int.MaxValue,
        MaxFields = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxDirectivesPerLocation = int.MaxValue,
        MaxIntrospectionListDepth = int.MaxValue,
    };

    private static readonly SchemaOptions WithData = new()
    {
        EnableDefer = true,
        EnableStream = true,
        AdditionalDefinitions = Utf8GraphQLParser
            .Parse(
                """
                directive @data(
                  key: String same: Boolean sure: Boolean calm: Boolean types: [String!] require: [String!]
                  lookup: [String!] sparse: Boolean hidden: Boolean keyed: Boolean kind: String
                ) on OBJECT | SCALAR | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
                """u8.ToArray()
            )
            .Definitions,
    };

    /// <summary>The schema, with what is hidden from clients.</summary>
    public static Schema Of(World world) =>
        SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(world.Monolith)), WithData);

    /// <summary>Whether an operation is valid.</summary>
    public static bool IsValid(Schema schema, WorldOperation operation) =>
        Utf8GraphQLParser.TryParse(
            Encoding.UTF8.GetBytes(operation.Document),
            ParserOptions.Default,
            out var document,
            out _
        ) && DocumentValidator.Validate(schema, document, Unlimited).IsEmpty;
}
