using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Validation.Tests;

/// <summary>A schema about pets, and the two questions that every test of a rule asks.</summary>
internal static class Harness
{
    public static readonly Schema Schema = SchemaBuilder.BuildOrThrow(
        Utf8GraphQLParser.Parse(
            """
            type Query { dog(atLeast: Int = 1): Dog  pet(id: ID!): Pet  pets(by: PetBy, colors: [Color!], filter: Filter): [Pet!]!  catOrDog: CatOrDog  node(id: ID!): Node }
            type Mutation { rename(id: ID!, name: String!): Dog }
            type Subscription { barked: Dog  meowed: Cat }
            interface Node { id: ID! }
            interface Pet { name: String!  owner: Human }
            type Dog implements Pet & Node { id: ID!  name: String!  nickname: String  barkVolume: Int  owner: Human  does(command: Command!, times: Int = 1): Boolean!  mother: Dog }
            type Cat implements Pet { name: String!  nickname: String!  meowVolume: Int  owner: Human  mother: Cat }
            type Human { name: String!  pets(first: Int): [Pet] }
            union CatOrDog = Cat | Dog
            enum Command { SIT DOWN HEEL }
            enum Color { RED GREEN }
            input PetBy @oneOf { id: ID  name: String }
            input Filter { minimum: Int!  maximum: Int = 3  tags: [String!]  nested: Filter }
            directive @onField(level: Int!) on FIELD
            directive @again repeatable on FIELD
            """
        )
    );

    /// <summary>The errors of a document.</summary>
    public static IReadOnlyList<GraphQLError> Errors(string document, ValidationOptions? options = null) =>
        DocumentValidator.Validate(
            Schema,
            Utf8GraphQLParser.Parse(document, new ParserOptions { MaxTokens = 1_000_000 }),
            options
        );

    /// <summary>Asserts that nothing is wrong.</summary>
    public static void ExpectValid(string document) => Assert.Empty(Errors(document));

    /// <summary>Asserts exactly these messages, each with the line and column of its first place.</summary>
    public static void ExpectErrors(string document, params (string Message, int Line, int Column)[] expected) =>
        Assert.Equal(
            expected.Order(),
            Errors(document)
                .Select(error => (error.Message, error.Locations[0].Line, error.Locations[0].Column))
                .Order()
        );
}
