using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>The operation cannot be planned; the message says why, for the client.</summary>
internal sealed class PlanningException(string message, string code = ErrorCodes.LimitExceeded) : Exception(message)
{
    /// <summary>The code of the error.</summary>
    public string Code { get; } = code;
}
