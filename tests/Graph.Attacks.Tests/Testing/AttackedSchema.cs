using System.Text;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Attacks.Tests.Testing;

/// <summary>
/// A schema with all that attackers like: an interface of many types that leads back to itself, long lists, an enum and an
/// input object with many members, and fields that fail. Its resolvers cost nothing, so what a request costs is the
/// engine's.
/// </summary>
internal static class AttackedSchema
{
    /// <summary>The object types that implement <c>Node</c>: <c>T0</c>, <c>T1</c> and so on.</summary>
    public const int Types = 50;

    /// <summary>The values of <c>Color</c>: <c>COLOR_0000_OF_THE_PALETTE</c> and so on.</summary>
    public const int Colors = 2_000;

    /// <summary>The longest list that <c>items</c> gives.</summary>
    public const int Page = 100;

    /// <summary>The token of whoever asks: what <c>echo(text: "who")</c> says.</summary>
    public static readonly AsyncLocal<string?> Token = new();

    private static readonly Thing Object = new();
    private static readonly Thing[] Things = [.. Enumerable.Repeat(Object, Page)];

    public static Schema Build()
    {
        var schema = SchemaBuilder.BuildOrThrow(
            Utf8GraphQLParser.Parse(Sdl(), ParserOptions.Schema),
            new SchemaOptions { EnableDefer = true, EnableStream = true }
        );
        foreach (var type in schema.Types)
        {
            if (type is not ObjectType { IsIntrospectionType: false } objectType)
            {
                continue;
            }

            if (type.Name is "T0" or "Item")
            {
                objectType.RuntimeType = typeof(Thing);
            }

            foreach (var field in objectType.Fields)
            {
                field.Resolver = ResolverOf(field);
            }
        }

        schema.SubscriptionType!.FindField("tick")!.SourceStream = new Ticks();
        return schema;
    }

    private static FieldResolver ResolverOf(OutputField field) =>
        field.Name switch
        {
            "node" or "next" => new ConstantResolver<object?>(_ => Object),
            "item" or "parent" => new ConstantResolver<Thing?>(_ => Object),
            "nodes" => new ConstantResolver<IReadOnlyList<object?>>(arguments => ThingsOf(arguments[0])),
            "items" or "children" => new ConstantResolver<IReadOnlyList<Thing?>>(arguments => ThingsOf(arguments[0])),
            "echo" => new ConstantResolver<string?>(arguments =>
                (string?)arguments[0] == "who" ? Token.Value : (string?)arguments[0]
            ),
            "sum" => new ConstantResolver<int>(arguments => ((object?[]?)arguments[0])?.Length ?? 0),
            "fail" => new ConstantResolver<string?>(_ => throw new GraphQLException("It failed.")),
            "tick" or "touch" => new ConstantResolver<int>(_ => 1),
            _ => new ConstantResolver<string?>(_ => "a value"),
        };

    private static Thing[] ThingsOf(object? count) => Things[..Math.Clamp((int?)count ?? Page, 0, Page)];

    /// <summary>The schema's text.</summary>
    public static string Sdl()
    {
        const string NodeFields = """
              id: ID
              name(number: Int, text: String, numbers: [Int], matrix: [[[Int]]], color: Color, filter: Filter, value: Float): String
              next: Node
            """;
        var sdl = new StringBuilder(
            $$"""
            type Query {
              node(id: ID): Node
              nodes(count: Int): [Node]
              item: Item
              items(count: Int): [Item]
              echo(text: String, filter: Filter, color: Color, id: ID, value: Float): String
              sum(numbers: [Int], filters: [Filter], colors: [Color]): Int
            }
            type Mutation { touch: Int }
            type Subscription { tick(to: Int): Int }
            interface Node {
            {{NodeFields}}
            }
            type Item {
              id: ID
              name: String
              fail: String
              parent: Item
              children(count: Int): [Item]
            }

            """
        );
        for (var i = 0; i < Types; i++)
        {
            sdl.Append($"type T{i} implements Node {{\n{NodeFields}\n  own{i}: String\n}}\n");
        }

        sdl.Append("enum Color {\n");
        for (var i = 0; i < Colors; i++)
        {
            sdl.Append($"  COLOR_{i:0000}_OF_THE_PALETTE\n");
        }

        sdl.Append("}\ninput Filter {\n  and: [Filter!]\n  or: [Filter!]\n  not: Filter\n  text: String = \"none\"\n");
        for (var i = 0; i < 36; i++)
        {
            sdl.Append($"  member{i}: Int\n");
        }

        return sdl.Append("}\n").ToString();
    }

    private sealed class Thing;

    private sealed class Ticks : SourceStreamResolver
    {
        public override ValueTask<IAsyncEnumerator<object?>> SubscribeAsync(ResolverContext context) =>
            new(Count((int?)context.ArgumentsOf(0)[0] ?? int.MaxValue, context.RequestAborted));

        private static async IAsyncEnumerator<object?> Count(int to, CancellationToken cancellationToken)
        {
            for (var i = 0; i < to; i++)
            {
                yield return i;
            }

            await Task.Delay(to == int.MaxValue ? Timeout.Infinite : 0, cancellationToken);
        }
    }
}
