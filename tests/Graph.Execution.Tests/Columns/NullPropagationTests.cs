using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Columns;

public sealed class NullPropagationTests
{
    private sealed class Node
    {
        public string? Name { get; init; }

        public Node?[]? Children { get; init; }

        public Node? Child { get; init; }

        public int?[]? Numbers { get; init; }

        public string? Error { get; init; }
    }

    private static TestGraph Tree(Node root) =>
        new TestGraph(
            """
            type Query { node: Node must: Node! }
            type Node {
              name: String nameMust: String!
              children: [Node] childrenOfMust: [Node!] childrenMust: [Node!]!
              child: Node childMust: Node!
              numbers: [Int] numbersOfMust: [Int!] numbersMust: [Int!]!
              fails: String failsMust: String!
              matrix: [[Int!]] matrixMust: [[Int!]!]!
            }
            """
        )
            .Root<Node?>("Query.node", root)
            .Root<Node?>("Query.must", root)
            .Field<Node, string?>("Node.name", node => node.Name)
            .Field<Node, string?>("Node.nameMust", node => node.Name)
            .Field<Node, Node?[]?>("Node.children", node => node.Children)
            .Field<Node, Node?[]?>("Node.childrenOfMust", node => node.Children)
            .Field<Node, Node?[]?>("Node.childrenMust", node => node.Children)
            .Field<Node, Node?>("Node.child", node => node.Child)
            .Field<Node, Node?>("Node.childMust", node => node.Child)
            .Field<Node, int?[]?>("Node.numbers", node => node.Numbers)
            .Field<Node, int?[]?>("Node.numbersOfMust", node => node.Numbers)
            .Field<Node, int?[]?>("Node.numbersMust", node => node.Numbers)
            .Field<Node, int?[][]>(
                "Node.matrix",
                node =>
                    [
                        [1],
                        node.Numbers ?? [],
                    ]
            )
            .Field<Node, int?[][]>(
                "Node.matrixMust",
                node =>
                    [
                        [1],
                        node.Numbers ?? [],
                    ]
            )
            .Field<Node, string?>("Node.fails", Fail)
            .Field<Node, string?>("Node.failsMust", Fail);

    private static string? Fail(Node node) =>
        node.Error is null ? node.Name : throw new GraphQLException(node.Error, "CODE");

    private static Task<string> Ask(Node root, string document) => Tree(root).ExecuteAsync(document);

    [Fact]
    public async Task An_error_in_a_nullable_field_costs_only_the_field() =>
        Assert.Equal(
            """{"errors":[{"message":"broken","locations":[{"line":1,"column":10}],"path":["node","fails"],"""
                + """ "extensions":{"code":"CODE"}}],"data":{"node":{"fails":null,"name":"n"}}}""".TrimStart(),
            await Ask(new Node { Name = "n", Error = "broken" }, "{ node { fails name } }")
        );

    [Fact]
    public async Task A_null_that_may_not_be_makes_its_parent_null() =>
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Node.nameMust.","""
                + """ "locations":[{"line":1,"column":10}],"path":["node","nameMust"]}],"data":{"node":null}}""".TrimStart(),
            await Ask(new Node(), "{ node { nameMust } }")
        );

    [Fact]
    public async Task A_null_goes_up_to_the_response_if_nothing_on_the_way_may_be_null() =>
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Node.nameMust.","""
                + """ "locations":[{"line":1,"column":22}],"path":["must","childMust","nameMust"]}],"data":null}""".TrimStart(),
            await Ask(new Node { Child = new Node() }, "{ must { childMust { nameMust } } }")
        );

    [Fact]
    public async Task A_nullable_object_on_the_way_stops_a_null() =>
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Node.nameMust.","""
                + """ "locations":[{"line":1,"column":30}],"path":["must","child","childMust","nameMust"]}],""".TrimStart()
                + """ "data":{"must":{"child":null}}}""".TrimStart(),
            await Ask(
                new Node { Child = new Node { Child = new Node() } },
                "{ must { child { childMust { nameMust } } } }"
            )
        );

    [Theory]
    [InlineData("numbers", """{"node":{"numbers":[1,null,3]}}""", null)]
    [InlineData("numbersOfMust", """{"node":{"numbersOfMust":null}}""", """["node","numbersOfMust",1]""")]
    [InlineData("numbersMust", """{"node":null}""", """["node","numbersMust",1]""")]
    [InlineData("matrix", """{"node":{"matrix":[[1],null]}}""", """["node","matrix",1,1]""")]
    [InlineData("matrixMust", """{"node":null}""", """["node","matrixMust",1,1]""")]
    public async Task A_null_item_makes_its_list_null_if_items_may_not_be(string field, string data, string? path)
    {
        var response = await Ask(new Node { Numbers = [1, null, 3] }, $"{{ node {{ {field} }} }}");
        Assert.EndsWith($"\"data\":{data}}}", response);
        if (path is null)
        {
            Assert.DoesNotContain("errors", response);
        }
        else
        {
            Assert.Contains($"\"path\":{path}", response);
            Assert.Equal(2, response.Split("\"message\"").Length);
        }
    }

    [Theory]
    [InlineData("children", """{"node":{"children":[{"nameMust":"a"},null,null,{"nameMust":"d"}]}}""", 1)]
    [InlineData("childrenOfMust", """{"node":{"childrenOfMust":null}}""", 1)]
    [InlineData("childrenMust", """{"node":null}""", 1)]
    public async Task A_failed_object_in_a_list_costs_what_the_type_says(string field, string data, int errors)
    {
        var root = new Node { Children = [new Node { Name = "a" }, new Node(), null, new Node { Name = "d" }] };
        var response = await Ask(root, $"{{ node {{ {field} {{ nameMust }} }} }}");
        Assert.EndsWith($"\"data\":{data}}}", response);
        Assert.Equal(errors + 1, response.Split("\"message\"").Length);
        Assert.Contains($"\"path\":[\"node\",\"{field}\",1,\"nameMust\"]", response);
    }

    [Fact]
    public async Task Each_failed_item_of_a_list_has_its_own_error_in_order()
    {
        var root = new Node
        {
            Children = [new Node { Error = "first" }, new Node { Name = "ok" }, new Node { Error = "third" }],
        };
        var response = await Ask(root, "{ node { children { name fails } } }");
        Assert.Contains(
            """{"message":"first","locations":[{"line":1,"column":26}],"path":["node","children",0,"fails"]""",
            response
        );
        Assert.Contains(
            """{"message":"third","locations":[{"line":1,"column":26}],"path":["node","children",2,"fails"]""",
            response
        );
        Assert.EndsWith(
            """ "data":{"node":{"children":[{"name":null,"fails":null},{"name":"ok","fails":"ok"},{"name":null,"fails":null}]}}}""".TrimStart(),
            response
        );
    }

    [Fact]
    public async Task A_position_that_is_null_has_one_error_and_nothing_below_it_has_any()
    {
        var root = new Node { Error = "broken", Children = [new Node { Error = "deep" }] };
        var response = await Ask(root, "{ node { fails children { fails } nameMust failsMust } }");
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Node.nameMust.","""
                + """ "locations":[{"line":1,"column":35}],"path":["node","nameMust"]}],"data":{"node":null}}""".TrimStart(),
            response
        );
    }

    [Fact]
    public async Task An_error_names_every_selection_that_was_merged_into_its_field() =>
        Assert.Contains(
            """ "locations":[{"line":1,"column":10},{"line":2,"column":10}]""".TrimStart(),
            await Ask(new Node { Error = "broken" }, "{ node { fails }\n  node { fails } }")
        );

    [Fact]
    public async Task A_path_uses_aliases() =>
        Assert.Contains(
            """ "path":["a","b"]""".TrimStart(),
            await Ask(new Node { Error = "broken" }, "{ a: node { b: fails } }")
        );

    [Fact]
    public async Task A_failure_leaves_no_trace_in_the_next_request()
    {
        var fails = true;
        var graph = new TestGraph("type Query { a: A } type A { b: [String!]! }").Root("Query.a", "a");
        graph.Field<string, string?[]>("A.b", _ => fails ? ["x", null] : ["x", "y"]);
        Assert.EndsWith("\"data\":{\"a\":null}}", await graph.ExecuteAsync("{ a { b } }"));
        fails = false;
        Assert.Equal("""{"data":{"a":{"b":["x","y"]}}}""", await graph.ExecuteAsync("{ a { b } }"));
    }
}
