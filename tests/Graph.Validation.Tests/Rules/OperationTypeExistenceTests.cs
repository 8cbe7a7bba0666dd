using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Validation.Tests.Rules;

public sealed class OperationTypeExistenceTests
{
    [Theory]
    [InlineData("mutation { __typename }", "The mutation operation is not supported by the schema.")]
    [InlineData("subscription { __typename }", "The subscription operation is not supported by the schema.")]
    public void An_operation_without_a_root_type_is_refused(string document, string message)
    {
        var schema = SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse("type Query { a: Int }"));

        var errors = DocumentValidator.Validate(schema, Utf8GraphQLParser.Parse(document), null);

        Assert.Contains(errors, error => error.Message == message && error.Locations[0].Column == 1);
    }

    [Theory]
    [InlineData("{ dog { name } }")]
    [InlineData("mutation { rename(id: 1, name: \"a\") { name } }")]
    [InlineData("subscription { barked { name } }")]
    public void An_operation_with_a_root_type_is_not(string document) => Harness.ExpectValid(document);
}
