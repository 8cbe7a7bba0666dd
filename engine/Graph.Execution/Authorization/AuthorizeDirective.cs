using System.Collections.Immutable;

namespace Graph.Execution.Authorization;

/// <summary>What is asked of a viewer.</summary>
/// <param name="Policy">A policy; null for none.</param>
/// <param name="Roles">Roles of which one is needed; empty for any.</param>
public sealed record AuthorizeDirective(string? Policy, ImmutableArray<string> Roles)
{
    /// <inheritdoc />
    public bool Equals(AuthorizeDirective? other) =>
        other is not null && Policy == other.Policy && Roles.AsSpan().SequenceEqual(other.Roles.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Policy, StringComparer.Ordinal);
        foreach (var role in Roles)
        {
            hash.Add(role, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
