namespace Graph.Oracle.Tests.Generation;

/// <summary>What generated worlds and operations may have.</summary>
[Flags]
internal enum Features
{
    None = 0,
    Interfaces = 1 << 0,
    Unions = 1 << 1,
    Enums = 1 << 2,
    Inputs = 1 << 3,
    Scalars = 1 << 4,
    NestedLists = 1 << 5,

    /// <summary>Types of implementations that are narrower than their interface's, and further arguments.</summary>
    Covariance = 1 << 6,

    /// <summary>Fields whose type is stricter at one of their sources.</summary>
    Stricter = 1 << 7,
    SeveralKeys = 1 << 8,
    CompoundKeys = 1 << 9,
    NestedKeys = 1 << 10,

    /// <summary>Lookups by input objects, and <c>@oneOf</c> ones.</summary>
    InputKeys = 1 << 11,
    PublicLookups = 1 << 12,
    NamespacedLookups = 1 << 13,
    Require = 1 << 14,

    /// <summary>Requirements by path, list and object maps.</summary>
    RequireMaps = 1 << 15,
    Provides = 1 << 16,
    Override = 1 << 17,
    Inaccessible = 1 << 18,

    /// <summary>Value types whose fields are spread over the sources of a shared root field.</summary>
    SharedRoots = 1 << 19,
    Mutations = 1 << 20,
    Introspection = 1 << 21,
    Conditions = 1 << 22,
    CollidingAliases = 1 << 23,

    /// <summary>Fields that fail, and nulls where none may be.</summary>
    Failures = 1 << 24,

    /// <summary>Lookups of interfaces and unions.</summary>
    AbstractLookups = 1 << 25,
    Shared = 1 << 26,

    /// <summary>Subscriptions, and no other operations.</summary>
    Subscriptions = 1 << 27,

    /// <summary><c>@defer</c> and <c>@stream</c>.</summary>
    Incremental = 1 << 28,

    /// <summary>Sources that do not know all entities which others refer to.</summary>
    Unknown = 1 << 29,

    /// <summary>Everything that queries and mutations have.</summary>
    All = ((1 << 27) - 1) | Unknown,
}
