using FsCheck;
using FsCheck.Fluent;

namespace Graph.Fuzz.Generators;

/// <summary>JSON texts with all that the grammar allows: white space, escapes, doubled names, numbers of any form.</summary>
internal static class JsonTexts
{
    private static readonly Gen<string> Space = Gen.Frequency(
        (6, Gen.Constant("")),
        (1, Gen.Elements(" ", "\n", "\t", "\r\n", "  "))
    );

    private static readonly Gen<string> Numbers = Gen.Elements(
        "0",
        "-0",
        "1",
        "-1",
        "42",
        "2147483647",
        "-2147483648",
        "2147483648",
        "9007199254740993",
        "1e2",
        "1E+2",
        "1.0",
        "-0.0",
        "0.1",
        "1e-7",
        "1e308",
        "1e309",
        "123456789012345678901234567890",
        "0.00000000000000000000000000001"
    );

    private static readonly Gen<string> Scalars = Gen.Frequency(
        (3, Numbers),
        (3, Texts.Json),
        (2, Gen.Elements("true", "false", "null"))
    );

    /// <summary>Any value, nested a few levels.</summary>
    public static readonly Gen<string> Value = Draw.Sized(size => ValueOf(Math.Min(size, 16)));

    /// <summary>An object with some of these members and others.</summary>
    public static Gen<string> ObjectWith(params (string Name, Gen<string> Value)[] members) =>
        Members(
            Gen.Frequency(
                (
                    6,
                    from member in Gen.Elements(members)
                    from space in Space
                    from value in Gen.Frequency((8, member.Value), (1, Value))
                    select $"{space}\"{member.Name}\"{space}:{space}{value}"
                ),
                (1, Member(4))
            )
        );

    private static Gen<string> ValueOf(int size) =>
        size < 2 ? Scalars : Gen.Frequency((3, Scalars), (1, Items(ValueOf(size / 3))), (1, Members(Member(size / 3))));

    private static Gen<string> Items(Gen<string> item) =>
        from items in Few(item)
        from space in Space
        select $"[{space}{string.Join(',', items)}{space}]";

    private static Gen<string> Members(Gen<string> member) =>
        from members in Few(member)
        from space in Space
        select $"{{{space}{string.Join(',', members)}{space}}}";

    private static Gen<string> Member(int size) =>
        from name in Gen.Frequency((3, Gen.Elements("\"a\"", "\"b\"", "\"\"", "\"\\u0061\"")), (1, Texts.Json))
        from space in Space
        from value in ValueOf(size)
        select $"{space}{name}{space}:{space}{value}";

    private static Gen<string[]> Few(Gen<string> item) =>
        from count in Gen.Choose(0, 5)
        from items in item.ArrayOf(count)
        select items;
}
