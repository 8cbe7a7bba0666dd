using System.Collections.Immutable;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>The rules that all source schemas together have to keep before they are merged.</summary>
internal static class PreMergeRules
{
    public delegate void Rule(MergeGroups groups, CompositionLog log);

    public static ImmutableArray<(string Code, Rule Check)> All { get; } =
    [
        (TypeKindMismatch.Code, TypeKindMismatch.Check),
        (EnumValuesMismatch.Code, EnumValuesMismatch.Check),
        (OutputFieldTypesNotMergeable.Code, OutputFieldTypesNotMergeable.Check),
        (FieldArgumentTypesNotMergeable.Code, FieldArgumentTypesNotMergeable.Check),
        (FieldArgumentDefaultMismatch.Code, FieldArgumentDefaultMismatch.Check),
        (FieldWithMissingRequiredArgument.Code, FieldWithMissingRequiredArgument.Check),
        (NonNullArgumentIsInaccessible.Code, NonNullArgumentIsInaccessible.Check),
        (InputFieldTypesNotMergeable.Code, InputFieldTypesNotMergeable.Check),
        (InputFieldDefaultMismatch.Code, InputFieldDefaultMismatch.Check),
        (InputWithMissingRequiredFields.Code, InputWithMissingRequiredFields.Check),
        (InputWithMissingOneOf.Code, InputWithMissingOneOf.Check),
        (SpecifiedByUrlMismatch.Code, SpecifiedByUrlMismatch.Check),
        (ExternalMissingOnBase.Code, ExternalMissingOnBase.Check),
        (ExternalTypeMismatch.Code, ExternalTypeMismatch.Check),
        (ExternalArgumentMissing.Code, ExternalArgumentMissing.Check),
        (ExternalArgumentTypeMismatch.Code, ExternalArgumentTypeMismatch.Check),
        (ExternalArgumentDefaultMismatch.Code, ExternalArgumentDefaultMismatch.Check),
        (OverrideSourceHasOverride.Code, OverrideSourceHasOverride.Check),
        (OverrideFromUnknown.Code, OverrideFromUnknown.Check),
        (InvalidFieldSharing.Code, InvalidFieldSharing.Check),
    ];
}
