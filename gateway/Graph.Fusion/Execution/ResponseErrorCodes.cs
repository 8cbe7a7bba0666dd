namespace Graph.Fusion.Execution;

/// <summary>Codes of errors that only a gateway has.</summary>
public static class ResponseErrorCodes
{
    /// <summary>A source answered, but not what it was asked.</summary>
    public const string InvalidResponse = "SUBGRAPH_INVALID_RESPONSE";

    /// <summary>A field needs values of other fields that are null.</summary>
    public const string MissingRequirement = "MISSING_REQUIREMENT";

    /// <summary>A non-null field is null.</summary>
    public const string NullValue = "NULL_VALUE";

    /// <summary>There are more errors than a response lists.</summary>
    public const string MoreErrors = "MORE_ERRORS";

    /// <summary>An id that names no type of the graph.</summary>
    public const string UnknownId = "UNKNOWN_ID";
}
