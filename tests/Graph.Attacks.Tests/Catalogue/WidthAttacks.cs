using static Graph.Attacks.Tests.Catalogue.Attack;

namespace Graph.Attacks.Tests.Catalogue;

/// <summary>Documents that repeat: aliases, fields, directives, operations, variables.</summary>
internal static class WidthAttacks
{
    public static IEnumerable<Attack> All() =>
        [
            new("50,000 aliases", TooManyTokens, $"{{{Repeat(50_000, i => $"a{i}:echo ")}}}"),
            new("6,000 aliases", BeyondLimit, $"{{{Repeat(6_000, i => $"a{i}:echo ")}}}"),
            new("50 aliases of a list of 100", Answered, $"{{{Repeat(50, i => $"a{i}:items{{id name}} ")}}}"),
            new(
                "100 aliases below lists of lists",
                Answered,
                $"{{items{{children(count:20){{{Repeat(98, i => $"a{i}:name ")}}}}}}}"
            ),
            new("10,000 times one field", BeyondLimit, $"{{node{{{Repeat(10_000, "id ")}}}}}"),
            new("1,990 times one field", Answered, $"{{node{{{Repeat(1_990, "id ")}}}}}"),
            new("1,900 times one field of a list of 100", Answered, $"{{items{{{Repeat(1_900, "id ")}}}}}"),
            new(
                "390 times one field with arguments",
                Answered,
                $"{{node{{{Repeat(390, "name(number:1,text:\"a\",numbers:[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36])")}}}}}"
            ),
            new("990 fields with a subselection each", Answered, $"{{node{{{Repeat(990, "next{id} ")}}}}}"),
            new("10,000 directives", TooManyDirectives, $"{{node{{id {Repeat(10_000, "@skip(if:false)")}}}}}"),
            new("1,000 unknown directives on one field", BeyondLimit, $"{{node{{id {Repeat(1_000, i => $"@d{i}")}}}}}"),
            new(
                "1,000 unknown directives on 125 fields",
                Invalid,
                $"{{node{{{Repeat(125, i => $"id {Repeat(8, n => $"@d{n} ")}")}}}}}"
            ),
            new(
                "1,000 times @skip and @include on 500 fields",
                Answered,
                $"{{node{{{Repeat(500, "id@skip(if:false)@include(if:true) ")}}}}}"
            ),
            new("5,000 operations", TooManyTokens, Repeat(5_000, i => $"query q{i}{{node{{id}}}}")),
            new(
                "2,200 operations, the last of which is run",
                BeyondLimit,
                Repeat(2_200, i => $"query q{i}{{node{{id}}}}")
            )
            {
                Operation = "q2199",
            },
            new(
                "100 operations that use a chain of 2,000 fragments",
                Invalid,
                Repeat(100, i => $"query q{i}{{...f0}}") + Repeat(2_000, i => $"fragment f{i} on Query{{...f{i + 1}}}")
            ),
            new(
                "100 operations that use a variable 9,000 times",
                Answered,
                Repeat(100, i => $"query q{i}($v:Int){{...f}}")
                    + $"fragment f on Query{{sum(numbers:[{Repeat(9_000, "$v ")}])}}"
            )
            {
                Operation = "q1",
            },
            new(
                "100 operations that use 9,000 variables of one fragment",
                Invalid,
                Repeat(100, i => $"query q{i}{{...f}}")
                    + $"fragment f on Query{{sum(numbers:[{Repeat(9_000, i => $"$v{i} ")}])}}"
            ),
            new("3,300 unused variables", Invalid, $"query({Repeat(3_300, i => $"$v{i}:Int ")}){{node{{id}}}}"),
            new(
                "2,400 variables in one list",
                Answered,
                $"query({Repeat(2_400, i => $"$v{i}:Int ")}){{sum(numbers:[{Repeat(2_400, i => $"$v{i} ")}])}}"
            )
            {
                Variables = $"{{{Repeat(2_400, i => $"\"v{i}\":{i},")}\"z\":1}}",
            },
            new(
                "64 conditions on 900 fields",
                Answered,
                $"query({Repeat(64, i => $"$c{i}:Boolean!=true ")}){{node{{{Repeat(900, i => $"id@skip(if:$c{i % 64})")} next{{id}}}}}}"
            ),
        ];
}
