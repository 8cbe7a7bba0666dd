namespace Graph.Types.Sdl;

/// <summary>How a schema is printed.</summary>
public sealed record SchemaPrinterOptions
{
    /// <summary>In the order of the definitions, without what is built in or known to every composition.</summary>
    public static readonly SchemaPrinterOptions Default = new();

    /// <summary>
    /// True to order types and directive definitions by name; members keep the order that their author gave them. False
    /// for the order of the definitions.
    /// </summary>
    public bool SortByName { get; init; }

    /// <summary>
    /// True to print the definitions of the composite-schema directives and scalars too, where they are as
    /// <see cref="CompositeDirectives"/> has them; a source schema need not declare them.
    /// </summary>
    public bool IncludeCompositeDefinitions { get; init; }
}
