using System.Collections.Immutable;
using Graph.Fuzz.Inputs;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Fuzz.Targets;

/// <summary>The schemas that documents are fed against.</summary>
internal static class FuzzSchemas
{
    /// <summary>Every kind of type, argument and input.</summary>
    public static Schema Universe() => Build(Repository.Read("tests", "Graph.Fuzz", "schemas", "universe.graphql"));

    /// <summary>The same with <c>@defer</c> and <c>@stream</c>.</summary>
    public static Schema IncrementalUniverse() =>
        SchemaBuilder.BuildOrThrow(
            Utf8GraphQLParser.Parse(
                Repository.Read("tests", "Graph.Fuzz", "schemas", "universe.graphql"),
                ParserOptions.Schema
            ),
            new SchemaOptions { EnableDefer = true, EnableStream = true }
        );

    /// <summary>The composed graph of this repository, as clients see it.</summary>
    public static Schema Graph() => Build(Repository.Read("schema", "graph.graphql"));

    /// <summary>A source schema of this repository; its scalars take any value.</summary>
    public static Schema Source(string name) =>
        SchemaBuilder.BuildOrThrow(
            Utf8GraphQLParser.Parse(Repository.Read("schema", $"{name}.graphql"), ParserOptions.Schema),
            SchemaOptions.SourceSchema with
            {
                Scalars = ImmutableDictionary<string, ScalarCoercion>.Empty,
            }
        );

    private static Schema Build(byte[] sdl) =>
        SchemaBuilder.BuildOrThrow(Utf8GraphQLParser.Parse(sdl, ParserOptions.Schema));
}
