using Graph.Fusion.Composition.Sources;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A source that defines the directives and scalars of Composite Schemas itself defines them as the draft does.</summary>
/// <remarks>
/// Composite Schemas, section 4, "Type Definition Invalid". More arguments than the draft's are legal; locations are
/// not compared.
/// </remarks>
internal static class TypeDefinitionInvalid
{
    public const string Code = "TYPE_DEFINITION_INVALID";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var definition in schema.Document.Definitions)
        {
            switch (definition)
            {
                case TypeDefinitionNode type
                and not ScalarTypeDefinitionNode
                    when type.Name.Value
                        is CompositeDirectives.FieldSelectionMap
                            or CompositeDirectives.FieldSelectionSet:
                    log.Error(
                        Code,
                        schema.Name,
                        type.Name.Value,
                        $"The schema '{schema.Name}' defines '{type.Name.Value}' as another kind of type than the scalar of Composite Schemas.",
                        $"Rename your type, or write 'scalar {type.Name.Value}'."
                    );
                    break;
                case DirectiveDefinitionNode directive:
                    Directive(schema, directive, log);
                    break;
            }
        }
    }

    private static void Directive(SourceDefinitions schema, DirectiveDefinitionNode directive, CompositionLog log)
    {
        var name = directive.Name.Value;
        var known = CompositeDirectives
            .Definitions.OfType<DirectiveDefinitionNode>()
            .FirstOrDefault(other => other.Name.Value == name);
        foreach (var argument in known?.Arguments ?? [])
        {
            var own = directive.Arguments.FirstOrDefault(other => other.Name.Value == argument.Name.Value);
            if (own?.Type.Text() != argument.Type.Text())
            {
                var difference = own is null ? "lacks the argument" : $"has '{own.Type.Text()}' for the argument";
                log.Error(
                    Code,
                    schema.Name,
                    $"@{name}",
                    $"The definition of @{name} in '{schema.Name}' {difference} '{argument.Name.Value}: {argument.Type.Text()}' of Composite Schemas.",
                    "Remove the definition, which no source schema needs, or correct it."
                );
            }
        }
    }
}
