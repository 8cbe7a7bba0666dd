using System.Text;
using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition;

/// <summary>Source schemas by chance: a few types that all sources may know, with directives that may go together or not.</summary>
internal sealed class RandomSchemas(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>One to five sources.</summary>
    public IReadOnlyList<SourceSchema> Next() =>
        [.. Enumerable.Range(0, _random.Next(1, 6)).Select(i => new SourceSchema($"s{i}", Source(i)))];

    private string Source(int source)
    {
        var text = new StringBuilder();
        text.Append("type Query {");
        for (var type = 0; type < 4; type++)
        {
            text.Append($" l{source}_{type}(id: ID!): T{type} @lookup {Maybe(3, "@internal")}");
        }

        text.Append($" q{source}(n: Int, e: E = A, f: F): T{_random.Next(4)} all(first: Int): [I] @shareable");
        text.Append($" u: U @shareable {Maybe(20, "@inaccessible")} }}\n");
        text.Append(
            $"\"From {source}.\" interface I {{ id: ID! {Maybe(2, "name: String")} {Maybe(12, "odd: Int!")} }}\n"
        );
        for (var type = 0; type < 4; type++)
        {
            text.Append(Type(source, type));
        }

        text.Append($"union U = T0 | T{_random.Next(1, 4)}\n");
        text.Append($"enum E {{ A B {Maybe(10, "C")} {Maybe(8, "D @inaccessible")} }}\n");
        text.Append($"input F {{ n: {Of("Int", "Int!", "Int", "Int = 1")} e: [E!] {Maybe(4, "s: S")} }}\n");
        text.Append($"scalar S {Maybe(3, "@specifiedBy(url: \"https://s.example\")")}\n");
        if (_random.Next(4) == 0)
        {
            text.Append($"type Mutation {{ m{source}(f: F!): T0 }}\n");
        }

        return text.ToString();
    }

    private string Type(int source, int type)
    {
        var fields = new StringBuilder(
            $"id: ID! name: String @shareable own{source}: {Of("Int", "Int!", "[S!]", "E")}"
        );
        fields.Append($" {Maybe(2, $"to{source}: T{_random.Next(4)}")} {Maybe(3, $"many{source}: [I!]")}");
        fields.Append($" {Maybe(2, $"shared: {Of("Int", "Int!")} @shareable {Maybe(10, "@inaccessible")}")}");
        fields.Append(
            $" {Maybe(2, $"args(n: {Of("Int", "Int!", "Int", "Int = 2")} {Maybe(3, "m: [E!] = [A]")}): Int @shareable")}"
        );
        fields.Append($" {Maybe(8, "secret: Int @internal")} {Maybe(15, "moved: Int @override(from: \"s0\")")}");
        fields.Append($" {Maybe(12, $"needs{source}(x: Int @require(field: \"shared\")): Int")}");
        var implements = _random.Next(8) == 0 ? "" : "implements I";
        return $"type T{type} {implements} {Maybe(20, "@internal")} @key(fields: \"id\") {{ {fields} }}\n";
    }

    private string Maybe(int oneIn, string text) => _random.Next(oneIn) == 0 ? text : "";

    private string Of(params ReadOnlySpan<string> texts) => texts[_random.Next(texts.Length)];
}
