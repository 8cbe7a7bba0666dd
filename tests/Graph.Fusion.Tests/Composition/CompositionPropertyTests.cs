using Graph.Fusion.Composition;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fusion.Tests.Composition;

/// <summary>What holds for all source schemas, tried with many that are made by chance.</summary>
public sealed class CompositionPropertyTests
{
    private const int Graphs = 400;

    [Fact]
    public void The_order_of_the_sources_changes_neither_the_graph_nor_the_log()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var sources = new RandomSchemas(seed).Next();
            var expected = Text(SchemaComposer.Compose(sources));

            var random = new Random(seed);
            for (var i = 0; i < 2; i++)
            {
                var shuffled = sources.ToArray();
                random.Shuffle(shuffled);
                Assert.Equal(expected, Text(SchemaComposer.Compose(shuffled)));
            }
        }
    }

    [Fact]
    public void What_composes_is_valid_and_reads_as_it_was_written_and_what_does_not_says_why()
    {
        var composed = 0;
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Graphs; seed++)
        {
            var sources = new RandomSchemas(seed).Next();
            var result = SchemaComposer.Compose(sources);
            if (result.Schema is not { } schema)
            {
                var errors = result.Log.Where(entry => entry.Severity == CompositionSeverity.Error).ToList();
                Assert.NotEmpty(errors);
                Assert.All(errors, error => Assert.True(error.Message.Length > 20 && error.Hint.Length > 10));
                Assert.All(errors, error => Assert.Contains(error.Code, CompositionCodes.All));
                codes.UnionWith(errors.Select(error => error.Code));
                // What rules can say has a code of its own.
                Assert.DoesNotContain(errors, error => error.Code == CompositionCodes.InvalidComposedGraphQL);
                continue;
            }

            composed++;
            var text = ExecutionSchemaPrinter.PrintPublic(schema);
            Assert.Empty(SchemaBuilder.Build(Utf8GraphQLParser.Parse(text, ParserOptions.Schema)).Errors);
            var execution = ExecutionSchemaPrinter.Print(schema);
            Assert.Equal(
                execution,
                ExecutionSchemaPrinter.Print(
                    ExecutionSchemaReader.Read(Utf8GraphQLParser.Parse(execution, ParserOptions.Schema))
                )
            );
        }

        // Neither all nor none of them compose, and they fail in many ways.
        Assert.InRange(composed, Graphs / 10, Graphs * 9 / 10);
        Assert.True(codes.Count >= 8, string.Join(' ', codes));
    }

    [Fact]
    public void One_schema_alone_is_its_own_graph_but_for_what_is_internal_or_hidden()
    {
        const string Shown = """"
            type Query {
              """All of them."""
              things(first: Int = 10, by: Filter): [Thing!]!
              thing(id: ID!): Thing
              any: Any
            }

            type Mutation {
              rename(id: ID!, name: String!): Thing @deprecated(reason: "Use renameThing.")
            }

            union Any = Part | Thing

            """How to find."""
            input Filter @oneOf {
              name: String
              kind: Kind
            }

            enum Kind {
              BIG
              SMALL @deprecated(reason: "Nobody asks.")
            }

            interface Named {
              name: String!
            }

            type Part implements Named {
              name: String!
            }

            """A thing."""
            type Thing implements Named {
              id: ID!
              name: String!
              kind: Kind!
              at: Time
            }

            scalar Time @specifiedBy(url: "https://time.example")
            """";
        var source =
            Shown
                .Replace(
                    "  any: Any",
                    "  any: Any\n  secret: Int @inaccessible\n  byName(name: String!): Thing @lookup @internal\n  of: Lookups! @internal"
                )
                .Replace("  SMALL", "  NONE @inaccessible\n  SMALL")
                .Replace("  at: Time", "  at: Time\n  cost: Money @inaccessible\n  rows: Int @internal")
            + "\nscalar Money @inaccessible\ntype Lookups @internal { thingById(id: ID!): Thing @lookup }";

        var result = SchemaComposer.Compose([new SourceSchema("a", source)]);

        Assert.Empty(Composed.Errors(result));
        Assert.Equal(
            SyntaxPrinter.Print(Utf8GraphQLParser.Parse(Shown, ParserOptions.Schema)),
            ExecutionSchemaPrinter.PrintPublic(result.Schema!)
        );
    }

    private static string Text(CompositionResult result) =>
        (result.Schema is { } schema ? ExecutionSchemaPrinter.Print(schema) : "") + string.Join('\n', result.Log);
}
