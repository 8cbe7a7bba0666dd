using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>Reads the lookups that stand at a type of an execution schema.</summary>
internal static class LookupReader
{
    public static IEnumerable<SourceLookup> Read(
        TypeDefinitionNode definition,
        Dictionary<string, SourceSchemaInfo> sources
    )
    {
        foreach (var directive in definition.Directives)
        {
            if (directive.Name.Value != ExecutionDirectives.Lookup)
            {
                continue;
            }

            var arguments = new DirectiveArguments(directive);
            var signature =
                arguments.Signature()
                ?? throw new ExecutionSchemaException([$"A lookup of '{definition.Name.Value}' has no signature."]);
            var maps = arguments.Texts("maps");
            if (maps.Length != signature.Arguments.Length)
            {
                throw new ExecutionSchemaException([
                    $"The lookup '{signature.Name.Value}' of '{definition.Name.Value}' has not one map for each argument.",
                ]);
            }

            var lookupArguments = ImmutableArray.CreateBuilder<LookupArgument>();
            for (var i = 0; i < maps.Length; i++)
            {
                var argument = signature.Arguments[i];
                lookupArguments.Add(
                    new LookupArgument(argument.Name.Value, argument.Type, DirectiveArguments.Map(maps[i]))
                );
            }

            yield return new SourceLookup(
                arguments.Source(sources),
                signature.Type.NamedType(),
                arguments.Texts("path"),
                signature.Name.Value,
                lookupArguments.ToImmutable(),
                arguments.Flag("internal") ?? false
            );
        }
    }
}
