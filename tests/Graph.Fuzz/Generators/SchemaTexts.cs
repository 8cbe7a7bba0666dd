using System.Text;

namespace Graph.Fuzz.Generators;

/// <summary>Schemas that are mostly valid, since a single error hides all that comes after it.</summary>
internal static class SchemaTexts
{
    private static readonly string[] Outputs =
    [
        "Int",
        "String",
        "ID",
        "Float",
        "Boolean",
        "S",
        "E",
        "T0",
        "T1",
        "N0",
        "U",
        "Query",
    ];
    private static readonly string[] Inputs = ["Int", "String", "ID", "Float", "Boolean", "S", "E", "I", "J"];

    /// <summary>A schema, now and then one by the grammar alone.</summary>
    public static byte[] Generate(Random random) =>
        Encoding.UTF8.GetBytes(random.Next(3) == 0 ? random.From(DocumentTexts.TypeSystem, 16) : Valid(random));

    private static string Valid(Random random)
    {
        var shared = Fields(random, "n");
        var wide = shared + " " + Fields(random, "w");
        var text = new StringBuilder();
        text.Append(Described(random)).Append($"type Query {Tag(random)} {{ {Fields(random, "q")} }}\n");
        text.Append(
            "directive @t(x: String, y: [I] = [{}]) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | "
        );
        text.Append(
            "ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION\n"
        );
        text.Append(Described(random))
            .Append($"scalar S {Tag(random)} {random.OneOf("", "@specifiedBy(url: \"a:b\")")}\n");
        text.Append($"enum E {Tag(random)} {{ A {Described(random)} B {Deprecated(random)} C {Tag(random)} }}\n");
        text.Append($"interface N0 {Tag(random)} {{ {shared} }}\n");
        text.Append($"interface N1 implements N0 {{ {wide} }}\n");
        text.Append($"type T0 implements N0 {Tag(random)} {{ {shared} }}\n");
        text.Append(Described(random)).Append($"type T1 implements N0 & N1 {{ {wide} {Fields(random, "t")} }}\n");
        text.Append($"union U {Tag(random)} = T0 | T1\n");
        text.Append($"input I {Tag(random)} {{ {InputFields(random)} }}\n");
        text.Append($"input J @oneOf {{ a: Int b: [I!] c: J {Tag(random)} }}\n");
        if (random.Next(3) == 0)
        {
            text.Append($"schema {Tag(random)} {{ query: Query {random.OneOf("", "mutation: T0")} }}\n");
        }

        if (random.Next(3) == 0)
        {
            text.Append($"extend type Query {{ extra({InputFields(random)}): T1 }}\nextend enum E {{ D }}\n");
        }

        return text.ToString();
    }

    private static string Fields(Random random, string prefix) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, random.Next(1, 4))
                .Select(i =>
                    $"{Described(random)} {prefix}{i}{(random.Next(3) == 0 ? $"({InputFields(random)})" : "")}: "
                    + $"{Wrap(random, random.OneOf(Outputs))} {Tag(random)} {Deprecated(random)}"
                )
        );

    private static string InputFields(Random random) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, random.Next(1, 4))
                .Select(i =>
                {
                    var type = random.OneOf(Inputs);
                    var value = type switch
                    {
                        "Int" => "-5",
                        "Float" => "1.5e3",
                        "String" => random.From(Texts.GraphQL, 6),
                        "ID" => "7",
                        "Boolean" => "true",
                        "E" => "A",
                        "S" => "[{a: [1, \"x\"]}, null]",
                        _ => "null",
                    };
                    var wrapped = type is "I" or "J" ? type : random.OneOf(type, type, $"[{type}]", $"[[{type}]!]");
                    var given = random.Next(2) == 0 ? $" = {value}" : "";
                    return $"{Described(random)} i{i}: {wrapped}{given} {Tag(random)} {Deprecated(random)}";
                })
        );

    private static string Wrap(Random random, string type) =>
        random.OneOf(type, type, $"{type}!", $"[{type}]", $"[{type}!]!", $"[[{type}]!]");

    private static string Described(Random random) => random.Next(4) == 0 ? random.From(Texts.GraphQL, 8) + " " : "";

    private static string Tag(Random random) =>
        random.Next(5) == 0
            ? random.OneOf("@t", $"@t(x: {random.From(Texts.GraphQL, 6)})", "@t(y: [{}, null]) @t", "@t(y: {})")
            : "";

    private static string Deprecated(Random random) =>
        random.Next(6) == 0 ? random.OneOf("@deprecated", $"@deprecated(reason: {random.From(Texts.GraphQL, 6)})") : "";
}
