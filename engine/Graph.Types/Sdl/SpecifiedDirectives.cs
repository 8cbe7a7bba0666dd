using System.Collections.Immutable;
using Graph.Language;
using static Graph.Types.DirectiveLocation;

namespace Graph.Types.Sdl;

/// <summary>The directives that the specification itself defines.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives.Built-in-Directives"/></remarks>
internal static class SpecifiedDirectives
{
    public static ImmutableArray<DirectiveDefinition> Create(BuiltInScalars scalars)
    {
        var text = new NonNullType(scalars.String);
        var boolean = new NonNullType(scalars.Boolean);
        return
        [
            new DirectiveDefinition(
                "skip",
                "Leaves the field or fragment out if the argument is true.",
                [new InputValue("if", "Leave out if true.", [], boolean, null, null)],
                false,
                [DirectiveLocation.Field, FragmentSpread, InlineFragment]
            ),
            new DirectiveDefinition(
                "include",
                "Leaves the field or fragment out if the argument is false.",
                [new InputValue("if", "Leave out if false.", [], boolean, null, null)],
                false,
                [DirectiveLocation.Field, FragmentSpread, InlineFragment]
            ),
            new DirectiveDefinition(
                "deprecated",
                "Says that a member of the schema should no longer be used.",
                [
                    new InputValue(
                        "reason",
                        "Why, and what to use instead, in Markdown.",
                        [],
                        text,
                        new StringValueNode(Deprecation.DefaultReason, block: false),
                        null
                    ),
                ],
                false,
                [FieldDefinition, ArgumentDefinition, InputFieldDefinition, DirectiveLocation.EnumValue]
            ),
            new DirectiveDefinition(
                "specifiedBy",
                "Tells where the behaviour of a scalar is specified.",
                [new InputValue("url", "The address of the specification.", [], text, null, null)],
                false,
                [Scalar]
            ),
            new DirectiveDefinition(
                "oneOf",
                "Says that exactly one field of the input object must be given, and not as null.",
                [],
                false,
                [InputObject]
            ),
        ];
    }
}
