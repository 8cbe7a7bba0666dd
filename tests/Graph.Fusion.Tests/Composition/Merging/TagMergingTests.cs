using Graph.Fusion.Schemas;

namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>Labels (<c>@tag</c>) are for the owners of the graph: all of them, and none for clients.</summary>
public sealed class TagMergingTests
{
    private const string A = """
        type Query { v(n: Int @tag(name: "argument")): V @shareable @tag(name: "z") }
        type V @shareable @tag(name: "type") { e: E i(f: F): Int }
        enum E @tag(name: "enum") { X @tag(name: "value") }
        input F { n: Int @tag(name: "input") }
        """;

    private const string B = """
        directive @tag(name: String!) repeatable on OBJECT | FIELD_DEFINITION
        type Query { v(n: Int): V @shareable @tag(name: "a") @tag(name: "z") }
        type V @shareable { e: E i(f: F): Int }
        enum E { X }
        input F { n: Int }
        """;

    [Fact]
    public void A_member_has_the_labels_of_all_schemas()
    {
        var text = ExecutionSchemaPrinter.Print(Composed.From(A, B).Schema!);

        Assert.Contains("""v(n: Int @tag(name: "argument")): V @tag(name: "a") @tag(name: "z")""", text, Ordinal);
        Assert.Contains("""type V @tag(name: "type")""", text, Ordinal);
        Assert.Contains("""enum E @tag(name: "enum")""", text, Ordinal);
        Assert.Contains("""X @tag(name: "value")""", text, Ordinal);
        Assert.Contains("""n: Int @tag(name: "input")""", text, Ordinal);
    }

    [Fact]
    public void Clients_do_not_see_labels()
    {
        var schema = Composed.From(A, B).Schema!;

        Assert.DoesNotContain("tag", ExecutionSchemaPrinter.PrintPublic(schema), Ordinal);
        Assert.Null(schema.Public.FindDirective("tag"));
        Assert.NotNull(schema.Execution.FindDirective("tag"));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
