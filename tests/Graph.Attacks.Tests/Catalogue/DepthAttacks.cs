using static Graph.Attacks.Tests.Catalogue.Attack;

namespace Graph.Attacks.Tests.Catalogue;

/// <summary>Documents that are nested: what recursion without a bound dies of.</summary>
internal static class DepthAttacks
{
    private const int Deep = 100_000;

    public static IEnumerable<Attack> All() =>
        [
            new("selections nested 100,000 deep", TooDeep, Nest(Deep, "{a", "", "}")),
            new(
                "selections nested 15 fields and 185 levels deep",
                Answered,
                $"{{node{Nest(13, "{next", Nest(170, "{...", "{id}", "}"), "}")}}}"
            ),
            new("fields nested 100 deep", BeyondLimit, $"{{node{Nest(100, "{next", "{id}", "}")}}}"),
            new("inline fragments nested 100,000 deep", TooDeep, Nest(Deep, "{...", "", "}")),
            new("list literals nested 100,000 deep", TooDeep, $"{{echo(text:{Nest(Deep, "[", "", "]")})}}"),
            new("list literals nested 195 deep", Invalid, $"{{sum(numbers:{Nest(195, "[", "1", "]")})}}"),
            new("input objects nested 100,000 deep", TooDeep, $"{{echo(filter:{Nest(Deep, "{not:", "{}", "}")})}}"),
            new("input objects nested 190 deep", Answered, $"{{echo(filter:{Nest(190, "{not:", "{}", "}")})}}"),
            new(
                "list types nested 100,000 deep",
                TooDeep,
                $"query($a:{Nest(Deep, "[", "Int", "]")}){{sum(numbers:$a)}}"
            ),
            new("list types nested 195 deep", Invalid, $"query($a:{Nest(195, "[", "Int", "]")}){{sum(numbers:$a)}}"),
            new("SDL nested 100,000 deep", TooDeep, $"type A{{a:{Nest(Deep, "[", "Int", "]")}}}"),
            new("SDL with a default nested 100,000 deep", TooDeep, $"input A{{a:A={Nest(Deep, "{a:", "1", "}")}}}"),
            new("variables nested 100,000 deep", Malformed, "query($f:Filter){echo(filter:$f)}")
            {
                Variables = $"{{\"f\":{Nest(Deep, "{\"not\":", "{}", "}")}}}",
            },
            new("variables nested 60 deep", Answered, "query($f:Filter){echo(filter:$f)}")
            {
                Variables = $"{{\"f\":{Nest(58, "{\"not\":", "{}", "}")}}}",
            },
        ];
}
