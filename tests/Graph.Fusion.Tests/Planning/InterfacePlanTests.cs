using System.Text;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Tests.Planning;

/// <summary>What sources are asked of interfaces whose types differ in what they say of their fields.</summary>
public sealed class InterfacePlanTests
{
    private static readonly FusionSchema Places = Plans.Compose(
        (
            "a",
            """
            type Query { home: Place }
            interface Place { next: Place name: String }
            type City implements Place { next: Place! name: String size: Int! }
            type Town implements Place { next: Place name: String! size: Int }
            type Farm implements Place { next: Place name: String }
            """
        )
    );

    [Fact]
    public void What_the_interface_has_is_asked_of_it_at_every_depth() =>
        Assert.Equal(
            "{ home { __typename next { __typename next { __typename name } } } }",
            TextOf("{ home { next { next { name } } } }")
        );

    [Fact]
    public void What_only_the_types_have_is_asked_of_each_below_what_the_interface_has() =>
        Assert.Equal(
            "{ home { __typename next { __typename ... on City { name size } ... on Farm { name } ... on Town { name_2: name } } } }",
            TextOf("{ home { next { ... on City { size } name } } }")
        );

    [Fact]
    public void Places_below_each_other_are_not_as_many_texts_as_there_are_ways_through_their_types()
    {
        var document = new StringBuilder();
        for (var i = 0; i < 5; i++)
        {
            document.Append("next { ");
        }

        var text = TextOf($"{{ home {{ {document} ... on City {{ size }} name {new string('}', 5)} }} }}");

        Assert.InRange(text.Length, 1, 300);
    }

    [Fact]
    public void What_is_selected_of_one_type_alone_is_asked_of_that_one() =>
        Assert.Equal(
            "{ home { __typename ... on City { name next { __typename name } } ... on Farm { name } } }",
            TextOf("{ home { ... on City { name next { name } } ... on Farm { name } } }")
        );

    private static string TextOf(string document)
    {
        var text = Assert.Single(Plans.Plan(Places, document).Operations).Text;
        return text[text.IndexOf('{', StringComparison.Ordinal)..];
    }
}
