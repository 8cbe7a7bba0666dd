namespace Graph.Types;

/// <summary>A type without null.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Non-Null"/></remarks>
public sealed class NonNullType : GraphType
{
    /// <summary>Makes <paramref name="ofType"/> non-null.</summary>
    /// <exception cref="ArgumentException">The type is non-null already.</exception>
    public NonNullType(GraphType ofType)
    {
        if (ofType is NonNullType)
        {
            throw new ArgumentException($"'{ofType}' is non-null already.", nameof(ofType));
        }

        OfType = ofType;
    }

    /// <summary>The nullable type.</summary>
    public GraphType OfType { get; }

    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.NonNull;

    /// <inheritdoc />
    public override NamedType Named => OfType.Named;

    /// <inheritdoc />
    public override string ToString() => $"{OfType}!";
}
