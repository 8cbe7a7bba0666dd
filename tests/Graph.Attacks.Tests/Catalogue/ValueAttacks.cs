using static Graph.Attacks.Tests.Catalogue.Attack;

namespace Graph.Attacks.Tests.Catalogue;

/// <summary>Huge numbers, strings, lists and objects, in documents and in variables.</summary>
internal static class ValueAttacks
{
    private const int Large = 900_000;
    private const string Echo = "query($t:String){echo(text:$t)}";
    private const string Sum = "query($n:[Int]){sum(numbers:$n)}";
    private const string Filtered = "query($f:Filter){echo(filter:$f)}";
    private const string Filters = "query($f:[Filter]){sum(filters:$f)}";

    public static IEnumerable<Attack> All() =>
        [
            new("an integer of 900,000 digits", Invalid, $"{{echo(value:{new string('7', Large)})}}"),
            new("an id of 900,000 digits", Answered, $"{{echo(id:{new string('7', Large)})}}"),
            new("1e999999999", Invalid, "{echo(value:1e999999999)}"),
            new("a float of 900,000 digits", Answered, $"{{echo(value:0.{new string('7', Large)})}}"),
            new("50 floats that are too large", Invalid, $"{{{Repeat(50, i => $"a{i}:echo(value:1e999999999)")}}}"),
            new("a string of 900,000 characters", Answered, $"{{echo(text:\"{new string('a', Large)}\")}}"),
            new("a string of 100,000 escapes", Answered, $"{{echo(text:\"{Repeat(100_000, "\\u0041")}\")}}"),
            new("a string without an end", Unparsable, $"{{echo(text:\"{new string('a', Large)}"),
            new("a block string of 400,000 lines", Answered, $"{{echo(text:\"\"\"{Repeat(400_000, "\n")}a\"\"\")}}"),
            new(
                "a block string of lines indented by 1,000",
                Answered,
                $"{{echo(text:\"\"\"{Repeat(800, '\n' + new string(' ', 1_000) + "a")}\"\"\")}}"
            ),
            new(
                "a block string of 100,000 escaped quotes",
                Answered,
                $"{{echo(text:\"\"\"{Repeat(100_000, "\\\"\"\" ")}\"\"\")}}"
            ),
            new("900,000 characters that are ignored", Answered, $"{{node{{id}}}}{new string(',', Large)}"),
            new("a comment of 900,000 characters", Answered, $"{{node{{id}}}}#{new string('c', Large)}\n"),
            new("400,000 line ends and a mistake", Unparsable, $"{{node{{id}}}}{new string('\n', 400_000)}}}"),
            new("a name of 900,000 characters", TooLongName, $"{{{new string('n', Large)}}}"),
            new("48 names of 250 characters", Invalid, $"{{{Repeat(48, i => $"{new string('n', 250)}{i} ")}}}"),
            new(
                "an alias of 250 characters in lists of lists",
                Answered,
                $"{{items{{children{{{new string('n', 250)}:name}}}}}}"
            ),
            new("an operation's name of 900,000 characters", Malformed, "query a{node{id}}")
            {
                Operation = new string('n', Large),
            },
            new("a list of 19,900 integers", Answered, $"{{sum(numbers:[{Repeat(19_900, "1 ")}])}}"),
            new("a list of 19,900 strings for integers", Invalid, $"{{sum(numbers:[{Repeat(19_900, "\"1\" ")}])}}"),
            new(
                "9,950 values that are no colours",
                Invalid,
                $"{{sum(colors:[{Repeat(9_950, i => $"COLOR_{i:0000}_OF_A_PALETTE ")}])}}"
            ),
            new(
                "4,900 longer values that are no colours",
                Invalid,
                $"{{sum(colors:[{Repeat(4_900, i => $"COLOR_{i:0000}_OF_{new string('A', 20)}_PALETTE ")}])}}"
            ),
            new(
                "an input object of 4,900 unknown members",
                Invalid,
                $"{{echo(filter:{{{Repeat(4_900, i => $"member1{i}:1 ")}}})}}"
            ),
            new(
                "an input object with 4,900 times one member",
                Invalid,
                $"{{echo(filter:{{{Repeat(4_900, "member1:1 ")}}})}}"
            ),
            new("9,900 input objects with defaults", Answered, $"{{sum(filters:[{Repeat(9_900, "{}")}])}}"),
            new(
                "input objects of objects",
                Answered,
                $"{{echo(filter:{{and:[{Repeat(1_200, "{not:{not:{member1:1}}}")}]}})}}"
            ),
            new(
                "2,400 unknown arguments of one field, twice",
                Invalid,
                $"{{node{{name({Repeat(2_400, i => $"a{i}:1 ")})name({Repeat(2_400, i => $"a{2_399 - i}:1 ")})}}}}"
            ),
            new("1,900 unknown fields", Invalid, $"{{node{{next{{name {Repeat(1_900, i => $"nam{i} ")}}}}}}}"),
            new(
                "1,900 unknown fields of 90 letters",
                Invalid,
                $"{{item{{{Repeat(1_900, i => $"children{i}{new string('x', 80)} ")}}}}}"
            ),
            new(
                "1,900 fragments on unknown types",
                Invalid,
                $"{{node{{{Repeat(1_900, i => $"...on Nod{i}{{id}}")}}}}}"
            ),
            new(
                "1,900 fields of abstract type that only objects have",
                Invalid,
                $"{{node{{{Repeat(1_900, i => $"own{i % 50} ")}}}}}"
            ),
            new("variables: a list of 440,000 integers", BeyondLimit, Sum)
            {
                Variables = $"{{\"n\":[{Repeat(440_000, "1,")}1]}}",
            },
            new("variables: a list of 190,000 integers", Answered, Sum)
            {
                Variables = $"{{\"n\":[{Repeat(190_000, "1,")}1]}}",
            },
            new("variables: 4,800 empty input objects", Answered, Filters)
            {
                Variables = $"{{\"f\":[{Repeat(4_800, "{},")}{{}}]}}",
            },
            new("variables: a list of 220,000 strings for integers", BadInput, Sum)
            {
                Variables = $"{{\"n\":[{Repeat(220_000, "\"\",")}1]}}",
            },
            new("variables: an integer of 900,000 digits", BadInput, "query($v:Int){echo(value:1) sum(numbers:[$v])}")
            {
                Variables = $"{{\"v\":{new string('7', Large)}}}",
            },
            new("variables: a float of 900,000 digits", Answered, "query($v:Float){echo(value:$v)}")
            {
                Variables = $"{{\"v\":0.{new string('7', Large)}}}",
            },
            new("variables: 1e999999999", BadInput, "query($v:Float){echo(value:$v)}")
            {
                Variables = "{\"v\":1e999999999}",
            },
            new("variables: a string of 900,000 characters", Answered, Echo)
            {
                Variables = $"{{\"t\":\"{new string('a', Large)}\"}}",
            },
            new("variables: a string of 150,000 escapes", Answered, Echo)
            {
                Variables = $"{{\"t\":\"{Repeat(150_000, "\\u0041")}\"}}",
            },
            new("variables: 70,000 that nobody defined", Answered, Echo)
            {
                Variables = $"{{{Repeat(70_000, i => $"\"v{i}\":1,")}\"t\":\"a\"}}",
            },
            new("variables: 100,000 times one", Answered, Echo)
            {
                Variables = $"{{{Repeat(100_000, "\"t\":\"\",")}\"t\":\"a\"}}",
            },
            new(
                "variables: 120,000 times one that nobody defined",
                Answered,
                "query($a:Int$b:Int$c:Int$d:Int$e:Int$f:Int$g:Int$h:Int$i:Int$j:Int$k:Int$l:Int$m:Int$n:Int){sum(numbers:[$a$b$c$d$e$f$g$h$i$j$k$l$m$n])}"
            )
            {
                Variables = $"{{{Repeat(120_000, "\"z\":1,")}\"y\":1}}",
            },
            new("variables: an input object of 70,000 unknown members", BadInput, Filtered)
            {
                Variables = $"{{\"f\":{{{Repeat(70_000, i => $"\"m{i}\":1,")}\"text\":\"a\"}}}}",
            },
            new("variables: an input object with 70,000 times one member", Answered, Filtered)
            {
                Variables = $"{{\"f\":{{{Repeat(70_000, "\"text\":\"\",")}\"text\":\"a\"}}}}",
            },
            new("variables: 300,000 empty input objects", BeyondLimit, Filters)
            {
                Variables = $"{{\"f\":[{Repeat(300_000, "{},")}{{}}]}}",
            },
            new("variables: 30,000 values that are no colours", BadInput, "query($c:[Color]){sum(colors:$c)}")
            {
                Variables = $"{{\"c\":[{Repeat(30_000, i => $"\"COLOR_{i:0000}_OF_A_PALETTE\",")}1]}}",
            },
            new("variables: a wrong value of 900,000 characters", BadInput, "query($v:Int){sum(numbers:[$v])}")
            {
                Variables = $"{{\"v\":\"{new string('a', Large)}\"}}",
            },
            new("variables: an unknown colour of 900,000 characters", BadInput, "query($c:Color){echo(color:$c)}")
            {
                Variables = $"{{\"c\":\"{new string('a', Large)}\"}}",
            },
            new("variables: an unknown member of 900,000 characters", BadInput, Filtered)
            {
                Variables = $"{{\"f\":{{\"{new string('a', Large)}\":1}}}}",
            },
        ];
}
