using System.Collections.Immutable;
using Graph.Language;
using static Graph.Types.DirectiveLocation;

namespace Graph.Types.Sdl;

/// <summary>The directives and scalars of the Composite Schemas specification, which source schemas need not declare.</summary>
/// <remarks><see href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Directives"/></remarks>
public static class CompositeDirectives
{
    /// <summary>The scalar of <c>@is</c> and <c>@require</c>.</summary>
    public const string FieldSelectionMap = "FieldSelectionMap";

    /// <summary>The scalar of <c>@key</c> and <c>@provides</c>.</summary>
    public const string FieldSelectionSet = "FieldSelectionSet";

    /// <summary>Their definitions, the two scalars first.</summary>
    public static readonly ImmutableArray<DefinitionNode> Definitions =
    [
        Scalar(FieldSelectionMap),
        Scalar(FieldSelectionSet),
        Directive("lookup", [FieldDefinition]),
        Directive("internal", [DirectiveLocation.Object, FieldDefinition]),
        Directive(
            "inaccessible",
            [
                FieldDefinition,
                DirectiveLocation.Object,
                Interface,
                Union,
                ArgumentDefinition,
                DirectiveLocation.Scalar,
                DirectiveLocation.Enum,
                DirectiveLocation.EnumValue,
                InputObject,
                InputFieldDefinition,
            ]
        ),
        Directive("is", [ArgumentDefinition], ("field", FieldSelectionMap)),
        Directive("require", [ArgumentDefinition], ("field", FieldSelectionMap)),
        Directive("key", [DirectiveLocation.Object, Interface], ("fields", FieldSelectionSet), isRepeatable: true),
        Directive("shareable", [DirectiveLocation.Object, FieldDefinition], isRepeatable: true),
        Directive("provides", [FieldDefinition], ("fields", FieldSelectionSet)),
        Directive("external", [FieldDefinition]),
        Directive("override", [FieldDefinition], ("from", "String")),
    ];

    private static readonly ImmutableHashSet<string> DirectiveNames =
    [
        .. Definitions.OfType<DirectiveDefinitionNode>().Select(directive => directive.Name.Value),
    ];

    /// <summary>True for the name of one of the directives.</summary>
    public static bool IsDirective(string name) => DirectiveNames.Contains(name);

    private static ScalarTypeDefinitionNode Scalar(string name) => new(new NameNode(name), [], null);

    private static DirectiveDefinitionNode Directive(
        string name,
        ImmutableArray<DirectiveLocation> locations,
        (string Name, string Type)? argument = null,
        bool isRepeatable = false
    ) =>
        new(
            new NameNode(name),
            argument is { } a
                ?
                [
                    new InputValueDefinitionNode(
                        new NameNode(a.Name),
                        new NonNullTypeNode(new NamedTypeNode(new NameNode(a.Type))),
                        null,
                        [],
                        null
                    ),
                ]
                : [],
            isRepeatable,
            [.. locations.Select(location => new NameNode(location.ToSdl()))],
            null
        );
}
