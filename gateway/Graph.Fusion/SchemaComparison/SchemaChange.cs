namespace Graph.Fusion.SchemaComparison;

/// <summary>One difference between two versions of a public graph.</summary>
/// <param name="Severity">What it does to clients.</param>
/// <param name="Coordinate">The schema coordinate of what has changed, in the old version if it is gone from the new.</param>
/// <param name="Message">A sentence: what has changed, and what that means for clients.</param>
public sealed record SchemaChange(ChangeSeverity Severity, string Coordinate, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Severity.ToString().ToLowerInvariant()} {Coordinate}: {Message}";
}

/// <summary>What a change does to clients.</summary>
public enum ChangeSeverity
{
    /// <summary>Requests that were valid are invalid now, or responses have what clients were told cannot be.</summary>
    Breaking,

    /// <summary>Requests stay valid, but may behave in a way that clients do not expect.</summary>
    Dangerous,

    /// <summary>Nothing that a client does is affected.</summary>
    Safe,
}
