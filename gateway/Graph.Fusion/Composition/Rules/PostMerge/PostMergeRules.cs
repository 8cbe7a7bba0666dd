using System.Collections.Immutable;
using Graph.Fusion.Composition.Merging;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>The rules that the merged schema has to keep.</summary>
internal static class PostMergeRules
{
    public delegate void Rule(MergedSchema schema, CompositionLog log);

    public static ImmutableArray<(string Code, Rule Check)> All { get; } =
    [
        (NoQueries.Code, NoQueries.Check),
        (ReferenceToInaccessibleType.Code, ReferenceToInaccessibleType.Check),
        (ReferenceToInternalType.Code, ReferenceToInternalType.Check),
        (EmptyMergedObjectType.Code, EmptyMergedObjectType.Check),
        (EmptyMergedInterfaceType.Code, EmptyMergedInterfaceType.Check),
        (EmptyMergedInputObjectType.Code, EmptyMergedInputObjectType.Check),
        (EmptyMergedEnumType.Code, EmptyMergedEnumType.Check),
        (EmptyMergedUnionType.Code, EmptyMergedUnionType.Check),
        (ImplementedByInaccessible.Code, ImplementedByInaccessible.Check),
        (InterfaceFieldNoImplementation.Code, InterfaceFieldNoImplementation.Check),
        (InterfaceFieldTypeMismatch.Code, InterfaceFieldTypeMismatch.Check),
        (InterfaceFieldArgumentMismatch.Code, InterfaceFieldArgumentMismatch.Check),
        (NonNullInputFieldIsInaccessible.Code, NonNullInputFieldIsInaccessible.Check),
        (EnumTypeDefaultValueInaccessible.Code, EnumTypeDefaultValueInaccessible.Check),
        (IsInvalidFields.Code, IsInvalidFields.Check),
        (RequireInvalidFields.Code, RequireInvalidFields.Check),
    ];
}
