using System.Collections.Immutable;
using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Preprocessing;
using Graph.Fusion.Composition.Rules.PostMerge;
using Graph.Fusion.Composition.Rules.PreMerge;
using Graph.Fusion.Composition.Rules.Source;
using Graph.Fusion.Composition.Satisfiability;
using Graph.Fusion.Composition.Settings;

namespace Graph.Fusion.Composition;

/// <summary>All codes that an entry of the log can have.</summary>
internal static class CompositionCodes
{
    public const string TooManySourceSchemas = "TOO_MANY_SOURCE_SCHEMAS";
    public const string ConflictingSourceSchemaName = "CONFLICTING_SOURCE_SCHEMA_NAME";
    public const string InvalidComposedGraphQL = "INVALID_COMPOSED_GRAPHQL";

    public static ImmutableArray<string> All { get; } =
    [
        SettingsReader.Code,
        ForeignSettings.AddressIncomplete,
        SourceSchemaFolder.UnknownSource,
        TooManySourceSchemas,
        ConflictingSourceSchemaName,
        GraphQLValidation.Code,
        .. SourceRules.All.Select(rule => rule.Code),
        .. PreMergeRules.All.Select(rule => rule.Code),
        SchemaMerger.RequiredInputDeprecated,
        NodeFields.TypeWithoutLookup,
        NodeFields.PrefixConflict,
        .. PostMergeRules.All.Select(rule => rule.Code),
        InvalidComposedGraphQL,
        SatisfiabilityValidator.Code,
        SatisfiabilityValidator.LimitCode,
    ];
}
