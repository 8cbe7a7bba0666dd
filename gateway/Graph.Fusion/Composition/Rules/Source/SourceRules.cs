using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The rules that each source schema has to keep by itself.</summary>
internal static class SourceRules
{
    public delegate void Rule(SourceDefinitions schema, CompositionLog log);

    public static ImmutableArray<(string Code, Rule Check)> All { get; } =
    [
        (DisallowedInaccessible.Code, DisallowedInaccessible.Check),
        (DirectiveNotComposed.Code, DirectiveNotComposed.Check),
        (TypeDefinitionInvalid.Code, TypeDefinitionInvalid.Check),
        (RootQueryUsed.Code, RootQueryUsed.Check),
        (RootMutationUsed.Code, RootMutationUsed.Check),
        (RootSubscriptionUsed.Code, RootSubscriptionUsed.Check),
        (QueryRootTypeInaccessible.Code, QueryRootTypeInaccessible.Check),
        (KeyInvalidFieldsType.Code, KeyInvalidFieldsType.Check),
        (KeyInvalidSyntax.Code, KeyInvalidSyntax.Check),
        (KeyDirectiveInFieldsArgument.Code, KeyDirectiveInFieldsArgument.Check),
        (KeyInvalidFields.Code, KeyInvalidFields.Check),
        (KeyFieldInternal.Code, KeyFieldInternal.Check),
        (KeyFieldsSelectInvalidType.Code, KeyFieldsSelectInvalidType.Check),
        (KeyInvalidArguments.Code, KeyInvalidArguments.Check),
        (LookupMustHaveArguments.Code, LookupMustHaveArguments.Check),
        (LookupReturnsNonCompositeType.Code, LookupReturnsNonCompositeType.Check),
        (LookupReturnsList.Code, LookupReturnsList.Check),
        (LookupReturnsNonNullableType.Code, LookupReturnsNonNullableType.Check),
        (LookupNotReachable.Code, LookupNotReachable.Check),
        (InternalWithoutLookup.Code, InternalWithoutLookup.Check),
        (LookupArgumentNotMapped.Code, LookupArgumentNotMapped.Check),
        (IsInvalidFieldType.Code, IsInvalidFieldType.Check),
        (IsInvalidSyntax.Code, IsInvalidSyntax.Check),
        (IsInvalidUsage.Code, IsInvalidUsage.Check),
        (RequireInvalidFieldType.Code, RequireInvalidFieldType.Check),
        (RequireInvalidSyntax.Code, RequireInvalidSyntax.Check),
        (RequireOnLookupArgument.Code, RequireOnLookupArgument.Check),
        (ExternalOnInterface.Code, ExternalOnInterface.Check),
        (ExternalUnused.Code, ExternalUnused.Check),
        (ExternalOverrideCollision.Code, ExternalOverrideCollision.Check),
        (ExternalProvidesCollision.Code, ExternalProvidesCollision.Check),
        (ExternalRequireCollision.Code, ExternalRequireCollision.Check),
        (OverrideFromSelf.Code, OverrideFromSelf.Check),
        (OverrideOnInterface.Code, OverrideOnInterface.Check),
        (InvalidShareableUsage.Code, InvalidShareableUsage.Check),
        (ProvidesInvalidFieldsType.Code, ProvidesInvalidFieldsType.Check),
        (ProvidesInvalidSyntax.Code, ProvidesInvalidSyntax.Check),
        (ProvidesOnNonCompositeField.Code, ProvidesOnNonCompositeField.Check),
        (ProvidesInvalidFields.Code, ProvidesInvalidFields.Check),
        (ProvidesFieldsMissingExternal.Code, ProvidesFieldsMissingExternal.Check),
        (ProvidesFieldsHasArguments.Code, ProvidesFieldsHasArguments.Check),
        (ProvidesDirectiveInFieldsArgument.Code, ProvidesDirectiveInFieldsArgument.Check),
    ];
}
