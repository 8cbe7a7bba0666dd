using static Graph.Attacks.Tests.Catalogue.Attack;

namespace Graph.Attacks.Tests.Catalogue;

/// <summary>Small documents with large answers: introspection, lists of lists, errors everywhere.</summary>
internal static class ResponseAttacks
{
    private const string TypeReference =
        "kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name}}}}";

    // What tools send: it must stay possible whatever else is refused.
    private const string Standard =
        "{__schema{queryType{name}mutationType{name}subscriptionType{name}types{kind name description "
        + "fields(includeDeprecated:true){name description args{name description type{"
        + TypeReference
        + "}defaultValue}"
        + "type{"
        + TypeReference
        + "}isDeprecated deprecationReason}"
        + "inputFields{name description type{"
        + TypeReference
        + "}defaultValue}interfaces{"
        + TypeReference
        + "}"
        + "enumValues(includeDeprecated:true){name description isDeprecated deprecationReason}"
        + "possibleTypes{"
        + TypeReference
        + "}}directives{name description locations args{name type{"
        + TypeReference
        + "}}}}}";

    public static IEnumerable<Attack> All() =>
        [
            new("the introspection query of tools", Answered, Standard),
            new(
                "introspection in a circle of 4",
                BeyondLimit,
                "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}"
            ),
            new(
                "introspection in a circle of 3",
                Answered,
                "{__schema{types{fields{type{fields{type{fields{name}}}}}}}}"
            ),
            new(
                "introspection of possible types of interfaces of types",
                Answered,
                "{__schema{types{possibleTypes{interfaces{possibleTypes{name}}}}}}"
            ),
            new(
                "introspection by 50 aliases",
                Answered,
                $"{{{Repeat(50, i => $"a{i}:__schema{{types{{fields{{name args{{name}}}}}}}} ")}}}"
            ),
            new(
                "introspection of the arguments of 90 aliases",
                Answered,
                $"{{__schema{{types{{{Repeat(90, i => $"a{i}:fields{{name args{{name type{{name}}}}}} ")}}}}}}}"
            ),
            new(
                "introspection of 90 aliases of an enum",
                BeyondLimit,
                $"{{__type(name:\"Color\"){{{Repeat(90, i => $"a{i}:enumValues{{name description}} ")}}}}}"
            ),
            new("4,000 deferred fragments", TooManyDirectives, $"{{items{{{Repeat(4_000, "...@defer{id}")}}}}}"),
            new("900 deferred fragments", Answered, $"{{item{{{Repeat(900, i => $"...@defer{{parent{{id}}}}")}}}}}"),
            new(
                "deferred fragments of each of 100",
                Answered,
                $"{{items{{{Repeat(9, i => $"...@defer(label:\"l{i}\"){{a{i}:name}}")}}}}}"
            ),
            new(
                "deferred fragments in deferred fragments",
                Answered,
                $"{{item{{{Nest(13, "...@defer{parent{", "id", "}}")}}}}}"
            ),
            new("lists in lists in lists", BeyondLimit, "{items{children{children{children{id name}}}}}"),
            new("lists in lists in lists, just below", Answered, "{items{children{children(count:5){id name}}}}"),
            new(
                "50 aliases of lists in lists",
                BeyondLimit,
                $"{{{Repeat(49, i => $"a{i}:items{{children{{id name}}}} ")}}}"
            ),
            new("errors in lists of lists", Answered, "{items{children{fail}}}"),
            new("100 errors in each of 100", Answered, $"{{items{{{Repeat(99, i => $"a{i}:fail ")}}}}}"),
        ];
}
