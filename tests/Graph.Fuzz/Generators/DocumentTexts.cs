using FsCheck;
using FsCheck.Fluent;

namespace Graph.Fuzz.Generators;

/// <summary>
/// GraphQL by its grammar, with ignored tokens wherever they may stand. Names come from a small pool, so that what one
/// part defines another part uses, rightly or wrongly.
/// </summary>
internal static class DocumentTexts
{
    private static readonly Gen<string> Space = Gen.Frequency(
        (8, Gen.Constant(" ")),
        (1, Gen.Elements("\n", "\t", "\r\n", "\r", ",", ", ", " #é\n", "\uFEFF", " \t,\n"))
    );

    private static readonly Gen<string> Name = Gen.Elements(
        "a",
        "b",
        "c",
        "T0",
        "T1",
        "T2",
        "N0",
        "E",
        "I",
        "S",
        "id",
        "name",
        "_1",
        "on",
        "type",
        "query",
        "true",
        "null",
        "input",
        "extend",
        "fragment",
        "__typename",
        "repeatable",
        "Int",
        "String",
        "Query"
    );

    private static readonly Gen<string> TypeName = Gen.Elements(
        "Int",
        "Float",
        "String",
        "Boolean",
        "ID",
        "T0",
        "T1",
        "T2",
        "N0",
        "N1",
        "U",
        "E",
        "I",
        "J",
        "S",
        "Query"
    );

    private static readonly Gen<string> Variable =
        from name in Gen.Elements("a", "b", "c", "on", "null")
        from space in Gen.Frequency((9, Gen.Constant("")), (1, Space))
        select $"${space}{name}";

    private static readonly Gen<string> Scalar = Gen.Frequency(
        (3, Gen.Elements("0", "-0", "1", "-12", "345678901234567890", "0.5", "-1e10", "2.50E-3", "9e+9", "1e400")),
        (2, Texts.GraphQL),
        (1, Gen.Elements("true", "false", "null")),
        (2, Gen.Elements("A", "B", "RED", "on", "type"))
    );

    /// <summary>A value in which variables may stand.</summary>
    public static readonly Gen<string> Value = Draw.Sized(size => ValueOf(Math.Min(size, 12), isConst: false));

    /// <summary>A type reference.</summary>
    public static readonly Gen<string> Type = Draw.Sized(size => TypeOf(Math.Min(size, 4)));

    /// <summary>The inside of a selection set.</summary>
    public static readonly Gen<string> Selections = Draw.Sized(size => SelectionsOf(Math.Min(size, 24)));

    private static readonly Gen<string> Description = Gen.Frequency(
        (5, Gen.Constant("")),
        (1, from text in Texts.GraphQL from space in Space select text + space)
    );

    private static readonly Gen<string> Directives = DirectivesOf(isConst: false);

    private static readonly Gen<string> ConstDirectives = DirectivesOf(isConst: true);

    private static readonly Gen<string> InputValue = Sequence(
        Description,
        Name,
        Text(":"),
        Type,
        Maybe(Sequence(Text("="), ConstValue())),
        ConstDirectives
    );

    private static readonly Gen<string> Arguments = Maybe(Block("(", InputValue, ")", 1));

    private static readonly Gen<string> Fields = Maybe(
        Block("{", Sequence(Description, Name, Arguments, Text(":"), Type, ConstDirectives), "}", 1)
    );

    private static readonly Gen<string> Implements = Maybe(
        Sequence(Text("implements"), Gen.Elements("N0", "N1", "& N0", "N0 & N1", "N0&N1&N0"))
    );

    private static readonly Gen<string> RootTypes = Block(
        "{",
        Sequence(Gen.Elements("query", "mutation", "subscription"), Text(":"), TypeName),
        "}",
        1
    );

    private static readonly Gen<string> Definition = Gen.Frequency(
        (1, Sequence(Text("schema"), ConstDirectives, RootTypes)),
        (1, Sequence(Text("scalar S"), ConstDirectives)),
        (5, Sequence(Text("type"), Gen.Elements("T0", "T1", "T2", "Query"), Implements, ConstDirectives, Fields)),
        (2, Sequence(Text("interface"), Gen.Elements("N0", "N1"), Implements, ConstDirectives, Fields)),
        (
            1,
            Sequence(
                Text("union U"),
                ConstDirectives,
                Maybe(Sequence(Text("="), Gen.Elements("T0", "| T0 | T1", "T2|T1")))
            )
        ),
        (
            1,
            Sequence(
                Text("enum E"),
                ConstDirectives,
                Maybe(Block("{", Sequence(Description, Name, ConstDirectives), "}", 1))
            )
        ),
        (
            2,
            Sequence(
                Text("input"),
                Gen.Elements("I", "J", "I @oneOf"),
                ConstDirectives,
                Maybe(Block("{", InputValue, "}", 1))
            )
        ),
        (
            1,
            Sequence(
                Text("directive @"),
                Gen.Elements("d", "e", "deprecated"),
                Arguments,
                Gen.Elements("", "repeatable"),
                Gen.Elements(
                    "on FIELD",
                    "on | OBJECT | FIELD_DEFINITION|QUERY",
                    "on ENUM_VALUE|INPUT_FIELD_DEFINITION|ARGUMENT_DEFINITION|SCHEMA"
                )
            )
        )
    );

    /// <summary>A document of operations and fragments.</summary>
    public static readonly Gen<string> Executable = Document(
        Gen.Frequency(
            (1, Block("{", Selections, "}", 1)),
            (
                3,
                Sequence(
                    Description,
                    Gen.Elements("query", "mutation", "subscription", "query A", "query B", "mutation A"),
                    Maybe(
                        Block(
                            "(",
                            Sequence(
                                Description,
                                Variable,
                                Text(":"),
                                Type,
                                Maybe(Sequence(Text("="), ConstValue())),
                                ConstDirectives
                            ),
                            ")",
                            1
                        )
                    ),
                    Directives,
                    Block("{", Selections, "}", 1)
                )
            ),
            (
                2,
                Sequence(
                    Description,
                    Text("fragment"),
                    Gen.Elements("F", "G", "H"),
                    Text("on"),
                    TypeName,
                    Directives,
                    Block("{", Selections, "}", 1)
                )
            )
        )
    );

    /// <summary>A document of type system definitions and extensions.</summary>
    public static readonly Gen<string> TypeSystem = Document(
        Gen.Frequency((6, Sequence(Description, Definition)), (1, Sequence(Text("extend"), Definition)))
    );

    private static Gen<string> Document(Gen<string> definition) =>
        from start in Gen.Frequency((9, Gen.Constant("")), (1, Gen.Elements("\uFEFF", " ", "#\n", ",")))
        from count in Gen.Choose(1, 7)
        from definitions in definition.ArrayOf(count)
        from space in Space
        select start + string.Join(space, definitions);

    private static Gen<string> SelectionsOf(int size) =>
        from count in Gen.Choose(1, 3)
        from selections in SelectionOf(size / 2).ArrayOf(count)
        from space in Space
        select string.Join(space, selections);

    private static Gen<string> SelectionOf(int size)
    {
        var below = size < 2 ? Gen.Constant("") : Maybe(Sequence(Text("{"), SelectionsOf(size), Text("}")));
        var field = Sequence(
            Gen.Frequency((4, Gen.Constant("")), (1, Gen.Elements("x:", "y:", "a :"))),
            Name,
            Maybe(Block("(", Sequence(Name, Text(":"), ValueOf(4, isConst: false)), ")", 1)),
            Directives,
            below
        );
        return size < 2
            ? Gen.Frequency((5, field), (1, Sequence(Text("..."), Gen.Elements("F", "G", "H"), Directives)))
            : Gen.Frequency(
                (6, field),
                (1, Sequence(Text("..."), Gen.Elements("F", "G", "H"), Directives)),
                (
                    1,
                    Sequence(
                        Text("..."),
                        Maybe(Sequence(Text("on"), TypeName)),
                        Directives,
                        Text("{"),
                        SelectionsOf(size),
                        Text("}")
                    )
                )
            );
    }

    private static Gen<string> DirectivesOf(bool isConst) =>
        Gen.Frequency(
            (6, Gen.Constant("")),
            (
                1,
                Sequence(
                    Gen.Elements("@skip", "@include", "@d", "@e", "@deprecated", "@specifiedBy", "@oneOf", "@ d"),
                    Maybe(
                        Block(
                            "(",
                            Sequence(Gen.Elements("if", "reason", "url", "a"), Text(":"), ValueOf(3, isConst)),
                            ")",
                            1
                        )
                    )
                )
            )
        );

    private static Gen<string> ConstValue() => Draw.Sized(size => ValueOf(Math.Min(size, 8), isConst: true));

    private static Gen<string> ValueOf(int size, bool isConst)
    {
        var scalar = isConst ? Scalar : Gen.Frequency((5, Scalar), (1, Variable));
        return size < 2
            ? scalar
            : Gen.Frequency(
                (4, scalar),
                (1, Block("[", ValueOf(size / 2, isConst), "]", 0)),
                (1, Block("{", Sequence(Name, Text(":"), ValueOf(size / 2, isConst)), "}", 0))
            );
    }

    private static Gen<string> TypeOf(int size) =>
        from type in size < 2
            ? TypeName
            : Gen.Frequency((3, TypeName), (1, Sequence(Text("["), TypeOf(size - 1), Text("]"))))
        from bang in Gen.Elements("", "", "!")
        select type + bang;

    private static Gen<string> Block(string open, Gen<string> item, string close, int least) =>
        from count in Gen.Choose(least, 4)
        from items in item.ArrayOf(count)
        from space in Space
        select $"{open}{space}{string.Join(space, items)}{space}{close}";

    private static Gen<string> Text(string text) => Gen.Constant(text);

    private static Gen<string> Maybe(Gen<string> part) => Gen.Frequency((1, Gen.Constant("")), (1, part));

    private static Gen<string> Sequence(params Gen<string>[] parts) =>
        from texts in Gen.CollectToArray(parts)
        from space in Space
        select string.Join(space, texts);
}
