namespace Graph.Types.Sdl;

/// <summary>The scalars that every schema knows without a definition.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars"/></remarks>
internal sealed class BuiltInScalars
{
    private readonly Dictionary<string, ScalarType> _referenced = new(StringComparer.Ordinal);

    public BuiltInScalars()
    {
        // Introspection itself uses these two.
        String = Reference("String")!;
        Boolean = Reference("Boolean")!;
    }

    public ScalarType String { get; }

    public ScalarType Boolean { get; }

    /// <summary>Those that something refers to: one that nothing does must not be part of a schema.</summary>
    public IEnumerable<ScalarType> Referenced =>
        _referenced.Values.OrderBy(scalar => scalar.Name, StringComparer.Ordinal);

    public static bool IsBuiltIn(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";

    /// <summary>The scalar of this name, which counts as referenced from now on; null if there is none.</summary>
    public ScalarType? Reference(string name)
    {
        if (!_referenced.TryGetValue(name, out var scalar))
        {
            scalar = Create(name);
            if (scalar is not null)
            {
                _referenced.Add(name, scalar);
            }
        }

        return scalar;
    }

    private static ScalarType? Create(string name) =>
        name switch
        {
            "Int" => new ScalarType(
                name,
                "A whole number between -2,147,483,648 and 2,147,483,647.",
                [],
                null,
                IntCoercion.Instance
            ),
            "Float" => new ScalarType(
                name,
                "A number with double precision, as IEEE 754 defines it.",
                [],
                null,
                FloatCoercion.Instance
            ),
            "String" => new ScalarType(
                name,
                "Text: a sequence of Unicode characters.",
                [],
                null,
                StringCoercion.Instance
            ),
            "Boolean" => new ScalarType(name, "`true` or `false`.", [], null, BooleanCoercion.Instance),
            "ID" => new ScalarType(
                name,
                "A unique identifier, to be kept and sent back, not to be read. It is written as a string; a whole number "
                    + "is accepted as input too.",
                [],
                null,
                IdCoercion.Instance
            ),
            _ => null,
        };
}
