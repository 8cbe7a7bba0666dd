using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Validation.Tests;

/// <summary>A schema with <c>@defer</c> and <c>@stream</c>.</summary>
internal static class IncrementalHarness
{
    private static readonly Schema Schema = SchemaBuilder.BuildOrThrow(
        Utf8GraphQLParser.Parse(
            """
            type Query { dog: Dog  dogs: [Dog!]! }
            type Mutation { rename(name: String): Dog  renameAll: [Dog] }
            type Subscription { barked: Dog  allBarked: [Dog] }
            interface Pet { name: String  friends: [Pet] }
            type Dog implements Pet { name: String  friends: [Pet]  tags: [[String]!] }
            type Cat implements Pet { name: String  friends: [Pet] }
            """
        ),
        SchemaOptions.Default with
        {
            EnableDefer = true,
            EnableStream = true,
        }
    );

    /// <summary>Asserts that nothing is wrong.</summary>
    public static void ExpectValid(string document) => Assert.Empty(Errors(document));

    /// <summary>Asserts exactly these messages, each with the columns of its places.</summary>
    public static void ExpectErrors(string document, params (string Message, int[] Columns)[] expected) =>
        Assert.Equal(
            expected.Select(error => $"{error.Message} {string.Join(' ', error.Columns)}").Order(),
            Errors(document)
                .Select(error => $"{error.Message} {string.Join(' ', error.Locations.Select(at => at.Column))}")
                .Order()
        );

    private static IReadOnlyList<GraphQLError> Errors(string document) =>
        DocumentValidator.Validate(Schema, Utf8GraphQLParser.Parse(document));
}
