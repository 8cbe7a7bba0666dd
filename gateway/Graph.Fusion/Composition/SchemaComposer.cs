using System.Collections.Immutable;
using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Preprocessing;
using Graph.Fusion.Composition.Rules.PostMerge;
using Graph.Fusion.Composition.Rules.PreMerge;
using Graph.Fusion.Composition.Rules.Source;
using Graph.Fusion.Composition.Satisfiability;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition;

/// <summary>Composes source schemas into one graph.</summary>
/// <remarks>
/// GraphQL Composite Schemas, section 4: each source is validated, then all together, then they are merged, then the
/// result is validated, and last it is proved that every path of it can be resolved. The order of the sources does not
/// matter.
/// </remarks>
public static class SchemaComposer
{
    /// <summary>How many sources a graph can have.</summary>
    public const int MaxSources = 64;

    /// <summary>Composes.</summary>
    /// <param name="sources">The source schemas, in any order.</param>
    /// <param name="options">Null for <see cref="CompositionOptions.Default"/>.</param>
    /// <returns>The graph, or every error of the first phase that has any.</returns>
    public static CompositionResult Compose(IReadOnlyList<SourceSchema> sources, CompositionOptions? options = null) =>
        Compose(sources, options ?? CompositionOptions.Default, _ => true);

    /// <summary>Composes with some of the rules only, so that each can be tested by itself.</summary>
    internal static CompositionResult Compose(
        IReadOnlyList<SourceSchema> sources,
        CompositionOptions options,
        Func<string, bool> isEnabled
    )
    {
        var log = new CompositionLog();
        var schema = Compose(sources, options, isEnabled, log);
        return new CompositionResult(log.HasErrors ? null : schema, log.ToSorted());
    }

    private static FusionSchema? Compose(
        IReadOnlyList<SourceSchema> sources,
        CompositionOptions options,
        Func<string, bool> isEnabled,
        CompositionLog log
    )
    {
        var schemas = Parse(sources, isEnabled, log);
        if (log.HasErrors)
        {
            return null;
        }

        foreach (var schema in schemas)
        {
            KeyInference.Apply(schema, options);
            foreach (var (code, check) in SourceRules.All)
            {
                if (isEnabled(code))
                {
                    check(schema, log);
                }
            }
        }

        if (log.HasErrors)
        {
            return null;
        }

        Overrides.Apply(schemas);
        var groups = new MergeGroups(schemas);
        foreach (var (code, check) in PreMergeRules.All)
        {
            if (isEnabled(code))
            {
                check(groups, log);
            }
        }

        if (log.HasErrors)
        {
            return null;
        }

        var merged = new SchemaMerger(schemas, options, log).Merge();
        foreach (var (code, check) in PostMergeRules.All)
        {
            if (isEnabled(code))
            {
                check(merged, log);
            }
        }

        if (log.HasErrors)
        {
            return null;
        }

        UnreferencedTypes.Remove(merged);
        return Finish(merged, options, isEnabled, log);
    }

    private static FusionSchema? Finish(
        MergedSchema merged,
        CompositionOptions options,
        Func<string, bool> isEnabled,
        CompositionLog log
    )
    {
        FusionSchema schema;
        try
        {
            schema = ExecutionSchemaReader.Read(ExecutionDocument.Of(merged));
        }
        catch (ExecutionSchemaException exception)
        {
            foreach (var error in exception.Errors)
            {
                log.Error(
                    CompositionCodes.InvalidComposedGraphQL,
                    null,
                    null,
                    $"The composed graph is no valid GraphQL schema: {error}",
                    "Make the schemas agree on it."
                );
            }

            return null;
        }

        if (isEnabled(SatisfiabilityValidator.Code))
        {
            SatisfiabilityValidator.Validate(schema, options.MaxSatisfiabilityStates, log);
        }

        return schema;
    }

    private static List<SourceDefinitions> Parse(
        IReadOnlyList<SourceSchema> sources,
        Func<string, bool> isEnabled,
        CompositionLog log
    )
    {
        if (sources.Count > MaxSources)
        {
            log.Error(
                CompositionCodes.TooManySourceSchemas,
                null,
                null,
                $"There are {sources.Count} source schemas; a graph can have {MaxSources}.",
                "Merge some of them."
            );
            return [];
        }

        var schemas = new List<SourceDefinitions>();
        var sorted = sources.OrderBy(source => source.Name, StringComparer.Ordinal).ToImmutableArray();
        foreach (var source in sorted)
        {
            if (schemas.Exists(other => other.Name == source.Name))
            {
                log.Error(
                    CompositionCodes.ConflictingSourceSchemaName,
                    source.Name,
                    null,
                    $"Two source schemas are named '{source.Name}'.",
                    "Rename one of them."
                );
                continue;
            }

            var info = new SourceSchemaInfo(
                schemas.Count,
                source.Name,
                source.Settings ?? SourceSchemaSettings.Default
            );
            var reading = new CompositionLog();
            if (SourceSchemaParser.Parse(info, source.Text, reading) is { } schema)
            {
                schemas.Add(schema);
                if (!reading.HasErrors && isEnabled(GraphQLValidation.Code))
                {
                    // What these rules find has a code that says more than "no valid GraphQL".
                    var before = new CompositionLog();
                    SyntaxRules(schema, before);
                    if (!before.HasErrors)
                    {
                        GraphQLValidation.Check(schema, log);
                    }
                }
            }

            log.Add(reading);
        }

        return schemas;
    }

    private static void SyntaxRules(SourceDefinitions schema, CompositionLog log)
    {
        DisallowedInaccessible.Check(schema, log);
        TypeDefinitionInvalid.Check(schema, log);
        KeyInvalidFieldsType.Check(schema, log);
        IsInvalidFieldType.Check(schema, log);
        RequireInvalidFieldType.Check(schema, log);
        ProvidesInvalidFieldsType.Check(schema, log);
    }
}
