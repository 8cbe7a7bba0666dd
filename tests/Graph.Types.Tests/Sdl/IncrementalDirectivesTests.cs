using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Tests.Sdl;

public sealed class IncrementalDirectivesTests
{
    private const string Sdl = "type Query { a: Int }";

    [Fact]
    public void A_schema_has_them_only_if_its_author_says_so()
    {
        var schema = Build(Sdl, SchemaOptions.Default);
        Assert.Null(schema.FindDirective("defer"));
        Assert.Null(schema.FindDirective("stream"));
    }

    [Fact]
    public void Each_has_a_switch_of_its_own()
    {
        var schema = Build(Sdl, SchemaOptions.Default with { EnableStream = true });
        Assert.Null(schema.FindDirective("defer"));
        Assert.NotNull(schema.FindDirective("stream"));
    }

    [Fact]
    public void The_text_of_the_schema_defines_them() =>
        Assert.Equal(
            """"
            """
            Allows the server to deliver the fragment after the rest of the response.
            """
            directive @defer(
              """Deferred if true."""
              if: Boolean! = true

              """Tells the parts of the response apart; unique in the document."""
              label: String
            ) on
              | FRAGMENT_SPREAD
              | INLINE_FRAGMENT
            """",
            SchemaPrinter.Print(Build(Sdl, SchemaOptions.Default with { EnableDefer = true })).Split("\n\ntype")[0]
        );

    [Fact]
    public void A_schema_that_defines_one_itself_keeps_its_own()
    {
        var schema = Build(
            Sdl + " directive @defer(if: Boolean, label: String) on FRAGMENT_SPREAD",
            SchemaOptions.Default with
            {
                EnableDefer = true,
            }
        );
        Assert.Single(schema.FindDirective("defer")!.Locations);
    }

    private static Schema Build(string sdl, SchemaOptions options) =>
        SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(sdl), options);
}
