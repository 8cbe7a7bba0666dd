namespace Graph.Validation;

/// <summary>What a document may cost before it is refused. Every limit is on by default.</summary>
public sealed class ValidationOptions
{
    public static ValidationOptions Default { get; } = new();

    /// <summary>After how many errors validation stops.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>The deepest nesting of fields, fragments included; a root field has depth 1.</summary>
    public int MaxDepth { get; init; } = 15;

    /// <summary>The most fields of an operation, counted as if every fragment were written out.</summary>
    public int MaxFields { get; init; } = 2_000;

    /// <summary>The most aliased fields of an operation, counted as if every fragment were written out.</summary>
    public int MaxAliases { get; init; } = 100;

    /// <summary>The most fields at the root of an operation, fragments included.</summary>
    public int MaxRootFields { get; init; } = 50;

    /// <summary>The most operations in one document; each is checked against every fragment that it reaches.</summary>
    public int MaxOperations { get; init; } = 100;

    /// <summary>The most directives at one place.</summary>
    public int MaxDirectivesPerLocation { get; init; } = 8;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked for.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>
    /// How often a list of introspection (<c>fields</c>, <c>possibleTypes</c>, <c>inputFields</c>, <c>interfaces</c>) may
    /// be nested; the standard introspection query needs 1, and each level multiplies the answer.
    /// </summary>
    public int MaxIntrospectionListDepth { get; init; } = 3;
}
