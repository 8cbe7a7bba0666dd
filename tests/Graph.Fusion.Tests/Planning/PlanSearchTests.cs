using System.Diagnostics;
using Graph.Execution;
using Graph.Fusion.Planning;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Planning.Passes;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Validation;

namespace Graph.Fusion.Tests.Planning;

/// <summary>How good the plans are that the search finds, and what it costs at worst.</summary>
public sealed class PlanSearchTests
{
    private const int MostTrails = 400;

    /// <summary>Every way through all decisions is tried; where there are too many, the operation is left out.</summary>
    [Fact]
    public void No_other_decisions_make_a_plan_with_fewer_waves_or_requests()
    {
        var compared = 0;
        var worse = new List<string>();
        for (var seed = 0; compared < 60; seed++)
        {
            if (RandomPlanTests.Compose(seed) is not { } schema)
            {
                continue;
            }

            var text = new RandomOperation(schema.Public, seed).Next();
            var document = Utf8GraphQLParser.Parse(text);
            if (
                !DocumentValidator.Validate(schema.Public, document).IsEmpty
                || CheapestOf(schema, document) is not { } best
            )
            {
                continue;
            }

            compared++;
            var found = Plans.Plan(schema, text, new PlanningOptions { MaxSearchTime = TimeSpan.FromSeconds(5) }).Cost;
            if ((found.Waves, found.Requests).CompareTo((best.Waves, best.Requests)) > 0)
            {
                worse.Add($"seed {seed}: {found} where {best} is possible");
            }
        }

        Assert.True(worse.Count == 0, string.Join('\n', worse));
    }

    private static readonly FusionSchema LookedUpByPart = Plans.Compose(
        (
            "a",
            """
            type Query { items: [Item!]! }
            type Item @key(fields: "ref { part }") { ref: Ref! }
            type Ref { part: String! }
            """
        ),
        (
            "b",
            """
            type Query { item(part: String! @is(field: "ref.part")): Item @lookup @internal }
            type Item @key(fields: "ref { part }") { ref: Ref! }
            type Ref { part: String! extra: Int }
            """
        )
    );

    [Theory]
    [InlineData("{ items { ref { extra } } }")]
    [InlineData("{ items { ref { part extra } } }")]
    [InlineData("{ items { a: ref { extra } b: ref { part } } }")]
    public void An_object_that_is_looked_up_by_a_part_of_itself_needs_no_search(string document) =>
        Assert.Equal(2, Plans.Plan(LookedUpByPart, document, new PlanningOptions { MaxAttempts = 1 }).Cost.Waves);

    [Fact]
    public void A_busy_machine_refuses_nothing()
    {
        var late = new PlanningOptions { MaxSearchTime = TimeSpan.Zero };

        for (var seed = 0; seed < 40; seed++)
        {
            if (RandomPlanTests.Compose(seed) is { } schema)
            {
                var text = new RandomOperation(schema.Public, seed).Next();
                var document = Utf8GraphQLParser.Parse(text);
                if (DocumentValidator.Validate(schema.Public, document).IsEmpty)
                {
                    Assert.NotEmpty(Plans.Plan(schema, text, late).Shapes);
                }
            }
        }
    }

    private static PlanCost? CheapestOf(FusionSchema schema, DocumentNode document)
    {
        PlanCost? best = null;
        var open = new Stack<int[]>([
            [],
        ]);
        for (var tried = 0; open.TryPop(out var trail); tried++)
        {
            if (tried == MostTrails)
            {
                return null;
            }

            var decisions = new Decisions(trail);
            try
            {
                var normalized = OperationNormalizer.Normalize(
                    schema,
                    document,
                    document.Definitions.OfType<OperationDefinitionNode>().First(),
                    new PlanningOptions(),
                    IncrementalDeliveryFormat.None,
                    new HashSet<string>()
                );
                var fetches = FieldAssignment.Assign(schema, normalized, decisions, 1_000).Fetches;
                var cost = PlanCost.Of(fetches, PlanSearch.Order(fetches));
                best = best is { } known && known.CompareTo(cost) <= 0 ? known : cost;
            }
            catch (Exception exception) when (exception is PlanningException or ApartException)
            {
                // This way leads nowhere.
            }

            // All ways that part from this one after what was given.
            for (var i = trail.Length; i < decisions.Trail.Count; i++)
            {
                for (var option = 1; option < decisions.Trail[i].Options; option++)
                {
                    open.Push([.. decisions.Trail.Take(i).Select(decision => decision.Taken), option]);
                }
            }
        }

        return best;
    }

    [Fact]
    public void Unions_of_interfaces_nested_in_each_other_are_planned_in_bounded_time()
    {
        const int Implementations = 30;
        var names = Enumerable.Range(0, Implementations).Select(i => $"T{i}").ToArray();
        string Source(string name, string field) =>
            $"type Query {{ all{name}: [Node] {string.Join(' ', names.Select(type => $"{type}{name}(id: ID!): {type} @lookup @internal"))} }}\n"
            + "interface Node { id: ID! }\n"
            + $"union Any = {string.Join(" | ", names)}\n"
            + string.Join(
                '\n',
                names.Select(type => $"type {type} implements Node @key(fields: \"id\") {{ id: ID! {field} }}")
            );
        var schema = Plans.Compose(
            ("a", Source("a", "next: Node any: Any")),
            ("b", Source("b", "shared: Int @shareable b: Int")),
            ("c", Source("c", "shared: Int @shareable c: Int"))
        );
        var levels = string.Join(
            '\n',
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    $"fragment L{i} on Node {{ id {string.Join(' ', names.Take(4).Select(type => $"... on {type} {{ shared b c next {{ ...L{i + 1} }} any {{ ...L{i + 1} }} }}"))} }}"
                )
        );
        string Nested(int depth) => $"{{ alla {{ ...L{8 - depth} }} }} fragment L8 on Node {{ id }} {levels}";

        var started = Stopwatch.GetTimestamp();
        var refused = Assert.Throws<PlanningException>(() => Plans.Plan(schema, Nested(8)));
        Assert.Contains("split it", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(Plans.Plan(schema, Nested(2)).Operations);

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void Fragments_under_ever_new_conditions_are_refused_with_a_sentence()
    {
        var variables = string.Join(", ", Enumerable.Range(0, 20).Select(i => $"$v{i}: Boolean!"));
        var fragments = string.Join(
            '\n',
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    $"fragment F{i} on Query {{ ...F{i + 1} @include(if: $v{i}) ...F{i + 1} @skip(if: $v{i}) }}"
                )
        );
        var schema = Plans.Compose(("a", "type Query { x: Int }"));

        var refused = Assert.Throws<PlanningException>(() =>
            Plans.Plan(schema, $"query({variables}) {{ ...F0 }} fragment F20 on Query {{ x }} {fragments}")
        );

        Assert.Contains("use fewer", refused.Message, StringComparison.Ordinal);
    }
}
