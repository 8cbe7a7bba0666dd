using System.Collections.Immutable;
using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>The prefix of a global id names one type.</summary>
public sealed class NodePrefixConflictTests : RuleTests
{
    private protected override string Code => "NODE_PREFIX_CONFLICT";

    private protected override CompositionOptions Options =>
        new()
        {
            EnableGlobalObjectIdentification = true,
            NodePrefixes = ImmutableDictionary<string, string>.Empty.Add("Q", "p"),
        };

    [Fact]
    public void Each_type_with_a_prefix_of_its_own_is_valid() =>
        Valid(
            "type Query { p(id: ID!): P @lookup r(id: ID!): R @lookup } interface Node { id: ID! } type P implements Node { id: ID! } type R implements Node { id: ID! }"
        );

    [Fact]
    public void Two_types_of_one_prefix_are_refused() =>
        Invalid(
            [
                "error NODE_PREFIX_CONFLICT Q: The ids of 'Q' and of 'P' have the same prefix 'p'. Configure another prefix for one of them.",
            ],
            "type Query { p(id: ID!): P @lookup q(id: ID!): Q @lookup } interface Node { id: ID! } type P implements Node { id: ID! } type Q implements Node { id: ID! }"
        );
}
