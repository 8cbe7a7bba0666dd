using Graph.Fusion.Schemas;

namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>Tests how the definitions of one kind of member are merged; sources are named A, B, C in order.</summary>
public abstract class MergeTests
{
    /// <summary>Expects this public graph, without the query type, and the same in the opposite order of the texts.</summary>
    protected static void Merges(string expected, params string[] sources)
    {
        var result = Composed.From(sources);

        Assert.Empty(Composed.Errors(result));
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), Print(result.Schema!));
    }

    private static string Print(FusionSchema schema)
    {
        var text = ExecutionSchemaPrinter.PrintPublic(schema).Trim();
        var query = text.IndexOf("type Query {", StringComparison.Ordinal);
        return (text[..query] + text[(text.IndexOf("}\n", query, StringComparison.Ordinal) + 2)..]).Trim();
    }
}
