using Graph.Fusion.Composition.Preprocessing;
using Graph.Fusion.Composition.Sources;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Merging;

/// <summary>Puts the source schemas together; the sources must have passed the rules that come before.</summary>
/// <remarks>Composite Schemas, section 4. Deprecations, scalar URLs, labels and costs merge as well; other directives do not.</remarks>
internal sealed class SchemaMerger(
    IReadOnlyList<SourceDefinitions> sources,
    CompositionOptions options,
    CompositionLog log
)
{
    public const string RequiredInputDeprecated = "REQUIRED_INPUT_DEPRECATED";

    private readonly TypeMerger _types = new(sources);

    public MergedSchema Merge()
    {
        var schema = new MergedSchema(sources)
        {
            Description = sources.Select(source => source.Description).FirstOrDefault(text => text is not null),
        };

        foreach (
            var group in sources
                .SelectMany(source => source.Types)
                .Where(type => !type.IsInternal)
                .GroupBy(type => type.Name, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            schema.Add(MergeType([.. group]));
        }

        foreach (var type in schema.Types)
        {
            CloseInterfaces(schema, type);
        }

        foreach (var source in sources)
        {
            schema.Lookups.AddRange(LookupCollector.Collect(source));
        }

        if (options.EnableGlobalObjectIdentification)
        {
            new NodeFields(schema, options, log).Add();
        }

        return schema;
    }

    private MergedType MergeType(IReadOnlyList<SourceTypeDefinition> definitions)
    {
        var type = new MergedType(definitions[0].Name, definitions[0].Kind, definitions);
        switch (type.Kind)
        {
            case TypeKind.Object:
            case TypeKind.Interface:
                MergeInterfaces(type);
                MergeFields(type);
                break;
            case TypeKind.Union:
                type.Members.AddRange(
                    definitions
                        .SelectMany(definition =>
                            definition.Members.Where(name => definition.Schema.FindType(name) is { IsInternal: false })
                        )
                        .Distinct()
                );
                break;
            case TypeKind.Enum:
                MergeValues(type);
                break;
            case TypeKind.InputObject:
                MergeInputFields(type);
                break;
        }

        return type;
    }

    private static void MergeInterfaces(MergedType type)
    {
        foreach (var definition in type.Definitions)
        {
            foreach (var name in definition.Interfaces)
            {
                if (definition.Schema.FindType(name) is not { IsInternal: true })
                {
                    type.Interfaces.Add(name);
                }
            }
        }
    }

    /// <summary>One schema may say that a type implements an interface, and another what that interface implements.</summary>
    private static void CloseInterfaces(MergedSchema schema, MergedType type)
    {
        var open = new Stack<string>(type.Interfaces);
        while (open.TryPop(out var name))
        {
            foreach (var inherited in schema.FindType(name)?.Interfaces ?? [])
            {
                if (inherited != type.Name && type.Interfaces.Add(inherited))
                {
                    open.Push(inherited);
                }
            }
        }
    }

    private void MergeFields(MergedType type)
    {
        var groups = type
            .Definitions.SelectMany(definition => definition.Fields)
            .Where(field => field.IsMerged && !IsReplacedByGateway(type, field))
            .GroupBy(field => field.Name, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            IReadOnlyList<SourceFieldDefinition> definitions = [.. group];
            // A field whose types do not merge has been refused before; the first type keeps the walk going.
            var merged = _types.LeastRestrictive([.. definitions.Select(field => field.Type)]) ?? definitions[0].Type;
            type.Add(new MergedField(type, group.Key, merged, MergeArguments(definitions), definitions));
        }
    }

    private bool IsReplacedByGateway(MergedType type, SourceFieldDefinition field) =>
        options.EnableGlobalObjectIdentification
        && type.Name == "Query"
        && field.Name is "node" or "nodes"
        && field.NamedType == NodeFields.InterfaceName;

    private List<MergedInput> MergeArguments(IReadOnlyList<SourceFieldDefinition> definitions)
    {
        var merged = new List<MergedInput>();
        foreach (var first in definitions[0].Arguments)
        {
            var same = definitions.Select(field => field.FindArgument(first.Name)).ToList();
            if (same.TrueForAll(argument => argument is { Require: null, IsInaccessible: false }))
            {
                merged.Add(MergeInput(same!, definitions[0].Coordinate));
            }
        }

        return merged;
    }

    private void MergeInputFields(MergedType type)
    {
        foreach (var first in type.Definitions[0].InputFields)
        {
            var same = type.Definitions.Select(definition => definition.FindInputField(first.Name)).ToList();
            if (same.TrueForAll(field => field is { IsInaccessible: false }))
            {
                type.InputFields.Add(MergeInput(same!, type.Name));
            }
        }
    }

    private MergedInput MergeInput(List<SourceInputDefinition> definitions, string owner)
    {
        var type = definitions[0].Type;
        foreach (var definition in definitions.Skip(1))
        {
            type = TypeMerger.MostRestrictive(type, definition.Type) ?? type;
        }

        var defaultValue = definitions.Select(definition => definition.DefaultValue).FirstOrDefault(v => v is not null);
        var deprecation = definitions.Select(definition => definition.Deprecation).FirstOrDefault(r => r is not null);
        if (deprecation is not null && type is NonNullTypeNode && defaultValue is null)
        {
            log.Warning(
                RequiredInputDeprecated,
                null,
                definitions[0].Coordinate,
                $"'{definitions[0].Name}' of '{owner}' is deprecated in one schema but required in another, so the composed graph cannot deprecate it.",
                "Make it optional everywhere first."
            );
            deprecation = null;
        }

        return new MergedInput(
            definitions[0].Name,
            type,
            defaultValue,
            definitions.Select(definition => definition.Description).FirstOrDefault(text => text is not null),
            deprecation,
            DirectiveMerger.Merge(definitions.Select(definition => definition.Directives))
        );
    }

    private static void MergeValues(MergedType type)
    {
        foreach (
            var group in type
                .Definitions.SelectMany(definition => definition.Values)
                .GroupBy(value => value.Name, StringComparer.Ordinal)
        )
        {
            type.Values.Add(
                new MergedEnumValue(
                    group.Key,
                    group.Any(value => value.IsInaccessible),
                    group.Select(value => value.Description).FirstOrDefault(text => text is not null),
                    group.Select(value => value.Deprecation).FirstOrDefault(reason => reason is not null),
                    DirectiveMerger.Merge(group.Select(value => value.Directives))
                )
            );
        }
    }
}
