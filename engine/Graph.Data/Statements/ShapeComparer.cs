namespace Graph.Data.Statements;

/// <summary>Compares shapes part by part.</summary>
internal sealed class ShapeComparer
    : IEqualityComparer<object?[]>,
        IAlternateEqualityComparer<ReadOnlySpan<object?>, object?[]>
{
    public bool Equals(object?[]? x, object?[]? y) => Equals(x.AsSpan(), y!);

    public int GetHashCode(object?[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<object?> alternate, object?[] other)
    {
        if (alternate.Length != other.Length)
        {
            return false;
        }

        for (var i = 0; i < alternate.Length; i++)
        {
            if (!ReferenceEquals(alternate[i], other[i]) && !Equals(alternate[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(ReadOnlySpan<object?> alternate)
    {
        var hash = 17;
        foreach (var part in alternate)
        {
            hash = (hash * 31) + (part?.GetHashCode() ?? 0);
        }

        return hash;
    }

    public object?[] Create(ReadOnlySpan<object?> alternate) => alternate.ToArray();
}
