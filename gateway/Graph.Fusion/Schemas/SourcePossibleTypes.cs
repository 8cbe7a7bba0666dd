using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>Which object types a value can have, per source and type.</summary>
internal sealed class SourcePossibleTypes
{
    private readonly Dictionary<string, SortedSet<string>[]> _types = new(StringComparer.Ordinal);
    private readonly int _sources;

    public SourcePossibleTypes(DocumentNode document, Dictionary<string, SourceSchemaInfo> sources)
    {
        _sources = sources.Count;
        foreach (var definition in document.Definitions.OfType<TypeDefinitionNode>())
        {
            foreach (var directive in definition.Directives)
            {
                var arguments = new DirectiveArguments(directive);
                switch (directive.Name.Value)
                {
                    case ExecutionDirectives.Type when definition is ObjectTypeDefinitionNode:
                        Add(definition.Name.Value, arguments.Source(sources).Id, definition.Name.Value);
                        break;
                    case ExecutionDirectives.Implements when definition is ObjectTypeDefinitionNode:
                        Add(arguments.RequiredText("interface"), arguments.Source(sources).Id, definition.Name.Value);
                        break;
                    case ExecutionDirectives.Member:
                        Add(definition.Name.Value, arguments.Source(sources).Id, arguments.RequiredText("type"));
                        break;
                }
            }
        }
    }

    public ImmutableArray<ImmutableArray<string>> Of(string typeName) =>
        _types.TryGetValue(typeName, out var bySource)
            ? [.. bySource.Select(names => names.ToImmutableArray())]
            : [.. Enumerable.Repeat(ImmutableArray<string>.Empty, _sources)];

    private void Add(string typeName, int source, string possible)
    {
        if (!_types.TryGetValue(typeName, out var bySource))
        {
            _types[typeName] = bySource = [
                .. Enumerable.Range(0, _sources).Select(_ => new SortedSet<string>(StringComparer.Ordinal)),
            ];
        }

        bySource[source].Add(possible);
    }
}
