using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>
/// The directives of incremental delivery. A schema has them only where <see cref="SchemaOptions.EnableDefer"/> and
/// <see cref="SchemaOptions.EnableStream"/> say so, or where its document defines them: executing them is a choice of the
/// server's author, and what composes a graph of source schemas must not find them by surprise.
/// </summary>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/></remarks>
public static class IncrementalDirectives
{
    /// <summary>The name of <c>@defer</c>.</summary>
    public const string DeferName = "defer";

    /// <summary>The name of <c>@stream</c>.</summary>
    public const string StreamName = "stream";

    /// <summary>The definition of <c>@defer</c>.</summary>
    public static readonly DirectiveDefinitionNode Defer = Directive(
        DeferName,
        "Allows the server to deliver the fragment after the rest of the response.",
        [Condition("Deferred if true."), Label],
        DirectiveLocation.FragmentSpread,
        DirectiveLocation.InlineFragment
    );

    /// <summary>The definition of <c>@stream</c>.</summary>
    public static readonly DirectiveDefinitionNode Stream = Directive(
        StreamName,
        "Allows the server to deliver the items of the list, from some item on, after the rest of the response.",
        [
            Condition("Streamed if true."),
            Label,
            Argument(
                "initialCount",
                "How many items come with the rest of the response.",
                NonNull("Int"),
                new IntValueNode("0")
            ),
        ],
        DirectiveLocation.Field
    );

    private static InputValueDefinitionNode Label =>
        Argument("label", "Tells the parts of the response apart; unique in the document.", Named("String"), null);

    private static InputValueDefinitionNode Condition(string description) =>
        Argument("if", description, NonNull("Boolean"), new BooleanValueNode(true));

    private static InputValueDefinitionNode Argument(
        string name,
        string description,
        TypeNode type,
        ValueNode? defaultValue
    ) => new(new NameNode(name), type, defaultValue, [], new StringValueNode(description, block: false));

    private static NonNullTypeNode NonNull(string name) => new(Named(name));

    private static NamedTypeNode Named(string name) => new(new NameNode(name));

    private static DirectiveDefinitionNode Directive(
        string name,
        string description,
        ImmutableArray<InputValueDefinitionNode> arguments,
        params ReadOnlySpan<DirectiveLocation> locations
    )
    {
        var names = ImmutableArray.CreateBuilder<NameNode>(locations.Length);
        foreach (var location in locations)
        {
            names.Add(new NameNode(location.ToSdl()));
        }

        return new DirectiveDefinitionNode(
            new NameNode(name),
            arguments,
            false,
            names.ToImmutable(),
            new StringValueNode(description, block: false)
        );
    }
}
