using Graph.Execution.Tests.Testing;
using Graph.Types;

namespace Graph.Execution.Tests.Columns;

public sealed class ResolverContextTests
{
    [Fact]
    public async Task A_resolver_sees_its_place_and_what_is_selected_below()
    {
        var seen = new List<string>();
        var graph = new TestGraph(
            "type Query { item: Node other: Item } interface Node { id: ID } type Item implements Node { id: ID name: String }"
        ).Type<string>("Item");
        graph
            .Batch<object, object>(
                "Query.item",
                (context, parents) =>
                {
                    seen.Add($"{context.ParentType}.{context.Field.Name} as {context.Selection.ResponseName}");
                    seen.Add($"{context.Count} {parents.Count} {context.Schema == graph.Schema}");
                    seen.Add($"{context.IsSelected("id")} {context.IsSelected("name")} {context.IsSelected("x")}");
                    return new(["x"]);
                }
            )
            .Field<string, string>("Item.id", item => item)
            .Field<string, string>("Item.name", item => item);
        Assert.Equal(
            """{"data":{"a":{"name":"x"}}}""",
            await graph.ExecuteAsync(
                "query ($id: Boolean!) { a: item { id @include(if: $id) ... on Item { name } } }",
                """{"id":false}"""
            )
        );
        Assert.Equal(["Query.item as a", "1 1 True", "False True False"], seen);
    }

    private enum Colour
    {
        Red,
        Green,
    }

    [Fact]
    public async Task Enums_come_in_and_go_out_as_their_runtime_values()
    {
        var graph = new TestGraph(
            "type Query { flip(color: Color!): Color all: [Color] name: Color wrong: Color } enum Color { RED GREEN }"
        );
        var type = (EnumType)graph.Schema.FindType("Color")!;
        type.RuntimeType = typeof(Colour);
        type.Values[0].RuntimeValue = Colour.Red;
        type.Values[1].RuntimeValue = Colour.Green;
        graph
            .Field<object, Colour>(
                "Query.flip",
                (_, arguments) => arguments[0] is Colour.Red ? Colour.Green : Colour.Red
            )
            .Root<Colour?[]>("Query.all", [Colour.Red, null, Colour.Green])
            .Root("Query.name", "RED")
            .Root("Query.wrong", (Colour)7);
        var response = await graph.ExecuteAsync(
            "query ($c: Color!) { flip(color: GREEN) v: flip(color: $c) all name wrong }",
            """{"c":"RED"}"""
        );
        Assert.Contains("Enum \\\"Color\\\" cannot represent value: 7", response);
        Assert.EndsWith(
            """ "data":{"flip":"RED","v":"GREEN","all":["RED",null,"GREEN"],"name":"RED","wrong":null}}""".TrimStart(),
            response
        );
    }

    private readonly record struct Point(int X, int? Y);

    private record Base(int N);

    private sealed record Derived(int N) : Base(N);

    [Fact]
    public async Task Parents_can_be_structs_and_base_classes()
    {
        var graph = new TestGraph(
            """
            type Query { points: [Point] point: Point base: Thing wrong: Thing }
            type Point { x: Int! y: Int! } type Thing { n: Int }
            """
        ).Type<Derived>("Thing").Root<Point?[]>("Query.points", [new Point(1, 2), null, new Point(3, null)]).Root("Query.point", new Point(4, 5)).Root<Base>("Query.base", new Derived(6)).Root("Query.wrong", new Base(7)).Field<Point, int>("Point.x", point => point.X).Field<Point, int?>("Point.y", point => point.Y).Field<Derived, int>("Thing.n", thing => thing.N);
        var response = await graph.ExecuteAsync("{ points { x y } point { y } base { n } wrong { n } }");
        Assert.Contains("""["points",2,"y"]""", response);
        Assert.Contains("""["wrong"]""", response);
        Assert.EndsWith(
            """ "data":{"points":[{"x":1,"y":2},null,null],"point":{"y":5},"base":{"n":6},"wrong":null}}""".TrimStart(),
            response
        );
    }

    [Fact]
    public async Task Text_in_responses_is_escaped() =>
        Assert.Equal(
            """{"data":{"a":"\"\\\n\u0001é😀"}}""",
            await new TestGraph("type Query { a: String }").Root("Query.a", "\"\\\n\u0001é😀").ExecuteAsync("{ a }")
        );

    [Fact]
    public async Task An_operation_may_have_many_variables()
    {
        var graph = new TestGraph("type Query { a(n: Int): Int }")
        {
            Options = new ExecutionOptions { Validation = null },
        }.Field<object, int?>("Query.a", (_, arguments) => (int?)arguments[0]);
        var definitions = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"$v{i}: Int"));
        var fields = string.Join(" ", Enumerable.Range(0, 40).Select(i => $"f{i}: a(n: $v{i})"));
        var response = await graph.ExecuteAsync($"query ({definitions}) {{ {fields} }}", """{"v0":1,"v39":40}""");
        Assert.StartsWith("""{"data":{"f0":1,"f1":null,""", response);
        Assert.EndsWith(""" "f39":40}}""".TrimStart(), response);
    }
}
