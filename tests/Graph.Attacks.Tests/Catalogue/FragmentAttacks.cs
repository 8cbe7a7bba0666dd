using static Graph.Attacks.Tests.Catalogue.Attack;

namespace Graph.Attacks.Tests.Catalogue;

/// <summary>Fragments: in cycles, doubling, chained, and spread where they cannot be merged.</summary>
internal static class FragmentAttacks
{
    public static IEnumerable<Attack> All() =>
        [
            new("a fragment in itself", Invalid, "{node{...a}} fragment a on Node{id ...a next{...a}}"),
            new(
                "a cycle of 2,400 fragments",
                Invalid,
                "{node{...f0}}" + Repeat(2_400, i => $"fragment f{i} on Node{{...f{(i + 1) % 2_400}}}")
            ),
            new(
                "95 fragments that all spread each other",
                Invalid,
                "{node{...f0}}" + Repeat(95, i => $"fragment f{i} on Node{{{Repeat(95, n => $"...f{n} ")}}}")
            ),
            new(
                "130 fragments that all spread the later ones",
                Invalid,
                "{node{...f0}}"
                    + Repeat(130, i => $"fragment f{i} on Node{{{Repeat(130 - i, n => $"...f{i + n + 1} ")}}}")
            ),
            new(
                "fragments that double 60 times",
                BeyondLimit,
                "{node{...f0}}"
                    + Repeat(60, i => $"fragment f{i} on Node{{...f{i + 1} ...f{i + 1}}}")
                    + "fragment f60 on Node{id}"
            ),
            new(
                "fragments that double 10 times",
                Answered,
                "{node{...f0}}"
                    + Repeat(10, i => $"fragment f{i} on Node{{...f{i + 1} ...f{i + 1}}}")
                    + "fragment f10 on Node{id}"
            ),
            new(
                "a chain of 2,400 fragments",
                BeyondLimit,
                "{node{...f0}}"
                    + Repeat(2_400, i => $"fragment f{i} on Node{{...f{i + 1}}}")
                    + "fragment f2400 on Node{id}"
            ),
            new(
                "a chain of 450 fragments",
                Answered,
                "{node{...f0}}"
                    + Repeat(450, i => $"fragment f{i} on Node{{id ...f{i + 1}}}")
                    + "fragment f450 on Node{id}"
            ),
            new(
                "1,900 fragments, each spread once, on one type",
                Answered,
                $"{{item{{{Repeat(1_900, i => $"...f{i} ")}}}}}" + Repeat(1_900, i => $"fragment f{i} on Item{{id}}")
            ),
            new(
                "1,900 fragments, each spread once, on 50 types",
                BeyondLimit,
                $"{{node{{{Repeat(1_900, i => $"...f{i} ")}}}}}" + Repeat(1_900, i => $"fragment f{i} on Node{{id}}")
            ),
            new(
                "1,900 spreads of one fragment",
                Answered,
                $"{{node{{{Repeat(1_900, "...f ")}}}}}fragment f on Node{{id}}"
            ),
            new(
                "9,000 spreads of one fragment",
                BeyondLimit,
                $"{{node{{{Repeat(9_000, "...f ")}}}}}fragment f on Node{{id}}"
            ),
            new("1,900 inline fragments on one type", Answered, $"{{item{{{Repeat(1_900, "...{id}")}}}}}"),
            new("1,900 inline fragments on 50 types", BeyondLimit, $"{{node{{{Repeat(1_900, "...{id}")}}}}}"),
            new(
                "9,000 spreads of fragments that do not exist",
                Invalid,
                $"{{node{{{Repeat(9_000, i => $"...f{i} ")}}}}}"
            ),
            new("2,000 unused fragments", Invalid, "{node{id}}" + Repeat(2_000, i => $"fragment f{i} on Node{{id}}")),
            new("fields of 50 types merged on 13 levels", BeyondLimit, $"{{node{{{Merging(50, 13)}}}}}"),
            new("fields of 35 types merged on 2 levels", Answered, $"{{node{{{Merging(35, 2)}}}}}"),
            new("fields of 8 types merged on 4 levels", Answered, $"{{node{{{Merging(8, 4)}}}}}"),
            new(
                "fields of 40 types with long arguments, merged",
                BeyondLimit,
                $"{{node{{{MergingArguments(40, 10, 250)}}}}}"
            ),
            new(
                "1,900 aliases that conflict in the end",
                Invalid,
                $"{{node{{{Repeat(99, i => $"a:id ")}{Repeat(1_800, "id ")}a:name}}}}"
            ),
            new(
                "1,400 fields that conflict with each other",
                Invalid,
                $"{{node{{{Repeat(1_400, i => $"name(number:{i})")}}}}}"
            ),
            new(
                "600 fields with long arguments that conflict",
                Invalid,
                $"{{node{{{Repeat(600, i => $"name(number:{i},numbers:[{Repeat(20, "1 ")}])")}}}}}"
            ),
            new(
                "conflicts in 140 fragments that all meet",
                Invalid,
                $"{{node{{{Repeat(140, i => $"...f{i} ")}}}}}"
                    + Repeat(
                        140,
                        i =>
                            $"fragment f{i} on Node{{name(number:{i}) next{{name(number:{i}) next{{name(number:{i})}}}}}}"
                    )
            ),
            new(
                "inline fragments with one field, 360 kB",
                Answered,
                $"{{item{{{Repeat(1_900, i => $"...on Item{{id{new string(' ', 180)}}}")}}}}}"
            ),
            new(
                "a fragment called __schema",
                BeyondLimit,
                "{node{...__schema}} fragment __schema on Node{" + Nest(30, "next{", "id", "}") + "}"
            ),
            new(
                "19 × 95 fields of each of 50 types",
                Answered,
                $"{{node{{{Repeat(19, i => $"next{{{Repeat(95, "id ")}}} ")}}}}}"
            ),
            new(
                "1,300 fields on 13 levels of 50 types",
                Answered,
                $"{{node{{{Nest(13, $"{Repeat(100, "id ")} next{{", "id", "}")}}}}}"
            ),
        ];

    // Each level selects what the types have in common once for each of them, and once more for the interface: merged, a
    // level has as many sets as there are types, and each of those is merged with the next level.
    private static string Merging(int types, int depth) =>
        depth == 0 ? "id" : $"{Repeat(types, i => $"...on T{i}{{next{{id}}}} ")}next{{{Merging(types, depth - 1)}}}";

    private static string MergingArguments(int types, int fields, int items) =>
        $"{Repeat(types, i => $"...on T{i}{{next{{id}}}} ")}next{{{Repeat(types, i => $"...on T{i}{{next{{id}}}} ")}next{{{Repeat(types, i => $"...on T{i}{{next{{id}}}} ")}next{{{Repeat(fields, $"name(numbers:[{Repeat(items, "1 ")}])")}}}}}}}";
}
