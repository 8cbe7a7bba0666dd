using System.Diagnostics;
using System.Text;

namespace Graph.Validation.Tests.Limits;

public sealed class OperationLimitsTests
{
    private static readonly ValidationOptions Wide = new()
    {
        MaxFields = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxDepth = 200,
    };

    [Fact]
    public void A_document_that_is_too_deep_says_how_deep()
    {
        var document = string.Concat(Enumerable.Repeat("{ mother ", 20));
        var error = Assert.Single(Harness.Errors("{ dog " + document + "{ name }" + new string('}', 21)));
        Assert.Equal(
            "The operation is nested 22 fields deep; at most 15 are allowed. Split it or ask for less.",
            error.Message
        );
        Assert.Equal("LIMIT_EXCEEDED", error.Code);
    }

    [Fact]
    public void Depth_counts_through_fragments()
    {
        var document = new StringBuilder("{ dog { ...F0 } }");
        for (var i = 0; i < 20; i++)
        {
            document.Append($" fragment F{i} on Dog {{ mother {{ {(i == 19 ? "name" : $"...F{i + 1}")} }} }}");
        }

        Assert.Equal("MaxDepth", Assert.Single(Harness.Errors(document.ToString())).Extensions["rule"]);
    }

    [Fact]
    public void An_alias_flood_is_refused()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 101).Select(i => $"a{i}: name"));
        Assert.Equal(
            "The operation uses 101 aliases; at most 100 are allowed. Split it or ask for less.",
            Assert.Single(Harness.Errors($"{{ dog {{ {fields} }} }}")).Message
        );
    }

    [Fact]
    public void Doubling_fragments_are_counted_without_being_written_out()
    {
        var document = new StringBuilder("{ dog { ...F0 } }");
        for (var i = 0; i < 100; i++)
        {
            document.Append($" fragment F{i} on Dog {{ ...F{i + 1} ...F{i + 1} }}");
        }

        document.Append(" fragment F100 on Dog { name }");
        var clock = Stopwatch.StartNew();
        var errors = Harness.Errors(document.ToString());
        Assert.True(clock.ElapsedMilliseconds < 1_000);
        Assert.Contains("more than 2 billion", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fragment_cycles_are_measured_without_an_end_less_walk()
    {
        var errors = Harness.Errors(
            "{ dog { ...A } } fragment A on Dog { mother { ...B } } fragment B on Dog { mother { ...A } }"
        );
        Assert.Equal("NoFragmentCycles", Assert.Single(errors).Extensions["rule"]);
    }

    [Fact]
    public void Nested_introspection_lists_are_refused()
    {
        var error = Assert.Single(
            Harness.Errors(
                "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }"
            )
        );
        Assert.Equal("MaxIntrospectionListDepth", error.Extensions["rule"]);
    }

    [Fact]
    public void Introspection_can_be_switched_off()
    {
        var error = Assert.Single(
            Harness.Errors("{ __schema { description } }", new ValidationOptions { AllowIntrospection = false })
        );
        Assert.Equal("FORBIDDEN", error.Code);
    }

    [Fact]
    public void Ten_thousand_repeated_fields_are_merged_in_milliseconds()
    {
        var document = "{ dog { " + string.Concat(Enumerable.Repeat("name ", 10_000)) + "} }";
        Harness.Errors("{ dog { name } }", Wide);
        var clock = Stopwatch.StartNew();
        Assert.Empty(Harness.Errors(document, Wide));
        Assert.True(clock.ElapsedMilliseconds < 1_000, $"took {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Deeply_nested_equal_inline_fragments_are_merged_in_milliseconds()
    {
        var inner = "name";
        for (var i = 0; i < 60; i++)
        {
            inner = $"... on Dog {{ {inner} }} ... on Dog {{ name }}";
        }

        var clock = Stopwatch.StartNew();
        Assert.Empty(Harness.Errors($"{{ dog {{ {inner} }} }}", Wide));
        Assert.True(clock.ElapsedMilliseconds < 1_000, $"took {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Errors_stop_at_the_limit()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"x{i}"));
        Assert.Equal(100, Harness.Errors($"{{ dog {{ {fields} }} }}").Count);
    }
}
