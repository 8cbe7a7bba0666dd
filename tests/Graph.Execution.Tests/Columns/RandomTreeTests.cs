using System.Text;
using System.Text.Json;
using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;
using Graph.Types;

namespace Graph.Execution.Tests.Columns;

/// <summary>
/// Random trees full of nulls and errors, executed by columns and by the specification's own recursion, object by object.
/// </summary>
public sealed class RandomTreeTests
{
    private static readonly string[] LeafFields = ["s", "sM", "ls", "lsM"];
    private static readonly string[] ObjectFields = ["n", "nM", "l", "lM", "lN", "lMM", "mm"];

    private static readonly TestGraph Graph = Build();

    private sealed class Node
    {
        public Dictionary<string, object?> Values { get; } = [];
    }

    private sealed record Selected(string Alias, string Field, IReadOnlyList<Selected> Below);

    private sealed record Outcome(string Json, string? Failure, List<string> Errors);

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 10)]
    [InlineData(3, 3)]
    public async Task Columns_answer_as_the_specification_does(int seed, int nullsPercent)
    {
        for (var round = 0; round < 60; round++)
        {
            var random = new Random(seed * 10_000 + round);
            var root = RandomNode(random, 4, nullsPercent);
            var selections = RandomSelections(random, 4);
            Graph.Root<Node?>("Query.root", root);
            Graph.Root<Node?>("Query.must", root);

            var rootField = random.Next(2) == 0 ? "root" : "must";
            var document = $"{{ {rootField} {Print(selections)} }}";
            var expected = Expect(rootField, root, selections);
            Assert.Equal(expected, Normalize(await Graph.ExecuteAsync(document)));
        }
    }

    private static TestGraph Build()
    {
        var graph = new TestGraph(
            """
            type Query { root: Node must: Node! }
            type Node {
              s: String sM: String! ls: [String] lsM: [String!]
              n: Node nM: Node! l: [Node] lM: [Node!] lN: [Node]! lMM: [Node!]! mm: [[Node!]]
            }
            """
        )
        {
            Options = new ExecutionOptions { Validation = null },
        };
        foreach (var field in LeafFields.Concat(ObjectFields))
        {
            _ = field switch
            {
                "s" or "sM" => graph.Field<Node, string?>($"Node.{field}", node => Value<string>(node, field)),
                "ls" or "lsM" => graph.Field<Node, string?[]?>($"Node.{field}", node => Value<string?[]>(node, field)),
                "n" or "nM" => graph.Field<Node, Node?>($"Node.{field}", node => Value<Node>(node, field)),
                "mm" => graph.Field<Node, Node?[]?[]?>($"Node.{field}", node => Value<Node?[]?[]>(node, field)),
                _ => graph.Batch<Node, Node?[]?>(
                    $"Node.{field}",
                    async (_, nodes) =>
                    {
                        // A field that waits, so that parts of the tree are completed on other threads.
                        await Task.Yield();
                        return [.. nodes.Select(node => node.Values[field] as Node?[])];
                    }
                ),
            };
        }

        return graph;
    }

    private static T? Value<T>(Node node, string field)
        where T : class => node.Values[field] is GraphQLException exception ? throw exception : (T?)node.Values[field];

    private static Node RandomNode(Random random, int depth, int nulls)
    {
        var node = new Node();
        foreach (var field in LeafFields.Concat(ObjectFields))
        {
            var throws = random.Next(100) < nulls / 2 && field is "s" or "sM" or "n" or "nM" or "mm";
            node.Values[field] =
                throws ? new GraphQLException($"{field} failed")
                : random.Next(100) < nulls ? null
                : field switch
                {
                    "s" or "sM" => $"text {random.Next(100)}",
                    "ls" or "lsM" => RandomList(random, nulls, () => $"item {random.Next(100)}"),
                    _ when depth == 0 => field is "n" or "nM" ? null
                    : field == "mm" ? Array.Empty<Node?[]>()
                    : Array.Empty<Node>(),
                    "n" or "nM" => RandomNode(random, depth - 1, nulls),
                    "mm" => RandomList(
                        random,
                        nulls,
                        () => RandomList(random, nulls, () => RandomNode(random, depth - 2 < 0 ? 0 : depth - 2, nulls))
                    ),
                    _ => RandomList(random, nulls, () => RandomNode(random, depth - 1, nulls)),
                };
        }

        return node;
    }

    private static T?[] RandomList<T>(Random random, int nulls, Func<T> make)
        where T : class =>
        [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(100) < nulls / 2 ? null : make())];

    private static List<Selected> RandomSelections(Random random, int depth)
    {
        var selections = new List<Selected>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var leaf = depth == 0 || random.Next(3) == 0;
            var field = leaf
                ? LeafFields[random.Next(LeafFields.Length)]
                : ObjectFields[random.Next(ObjectFields.Length)];
            selections.Add(new Selected($"f{i}", field, leaf ? [] : RandomSelections(random, depth - 1)));
        }

        return selections;
    }

    private static string Print(IReadOnlyList<Selected> selections) =>
        selections.Count == 0
            ? ""
            : $"{{ {string.Join(' ', selections.Select(s => $"{s.Alias}: {s.Field} {Print(s.Below)}"))} }}";

    private static string Expect(string rootField, Node root, IReadOnlyList<Selected> selections)
    {
        var type = Graph.Schema.QueryType!.FindField(rootField)!.Type;
        var outcome = Complete(type, $"Query.{rootField}", root, selections, rootField);
        var data = outcome.Failure is null ? $$"""{"{{rootField}}":{{outcome.Json}}}""" : "null";
        return string.Join('\n', outcome.Failure is null ? [.. outcome.Errors] : [outcome.Failure]) + '\n' + data;
    }

    // The specification's CompleteValue, with one error for each position that becomes null.
    private static Outcome Complete(
        GraphType type,
        string coordinate,
        object? value,
        IReadOnlyList<Selected> below,
        string path
    )
    {
        var outcome = value switch
        {
            GraphQLException exception => new Outcome("", $"{path}: {exception.Message}", []),
            null when type.IsNonNull => new Outcome(
                "",
                $"{path}: Cannot return null for non-nullable field {coordinate}.",
                []
            ),
            null => new Outcome("null", null, []),
            Node node => CompleteObject(node, below, path),
            object?[] list => CompleteList(((ListType)type.Nullable).OfType, coordinate, list, below, path),
            _ => new Outcome($"\"{value}\"", null, []),
        };
        return outcome.Failure is { } failure && !type.IsNonNull ? new Outcome("null", null, [failure]) : outcome;
    }

    private static Outcome CompleteObject(Node node, IReadOnlyList<Selected> selections, string path)
    {
        var type = (ObjectType)Graph.Schema.FindType("Node")!;
        var json = new StringBuilder("{");
        var errors = new List<string>();
        string? failure = null;
        foreach (var selected in selections)
        {
            var field = type.FindField(selected.Field)!;
            var value = node.Values[selected.Field];
            var part = Complete(field.Type, field.Coordinate, value, selected.Below, $"{path}.{selected.Alias}");
            failure ??= part.Failure;
            errors.AddRange(part.Errors);
            json.Append(json.Length > 1 ? "," : "").Append($"\"{selected.Alias}\":").Append(part.Json);
        }

        return new Outcome(json.Append('}').ToString(), failure, errors);
    }

    private static Outcome CompleteList(
        GraphType itemType,
        string coordinate,
        object?[] list,
        IReadOnlyList<Selected> below,
        string path
    )
    {
        var items = new List<string>();
        var errors = new List<string>();
        string? failure = null;
        for (var i = 0; i < list.Length; i++)
        {
            var item = Complete(itemType, coordinate, list[i], below, $"{path}.{i}");
            failure ??= item.Failure;
            errors.AddRange(item.Errors);
            items.Add(item.Json);
        }

        return new Outcome($"[{string.Join(',', items)}]", failure, errors);
    }

    private static string Normalize(string response)
    {
        using var json = JsonDocument.Parse(response);
        var errors = new List<string>();
        if (json.RootElement.TryGetProperty("errors", out var list))
        {
            foreach (var error in list.EnumerateArray())
            {
                var path = string.Join(
                    '.',
                    error.GetProperty("path").EnumerateArray().Select(segment => segment.ToString())
                );
                errors.Add($"{path}: {error.GetProperty("message").GetString()}");
            }
        }

        return string.Join('\n', errors) + '\n' + json.RootElement.GetProperty("data").GetRawText();
    }
}
