using System.Globalization;
using Graph.Types;

namespace Graph.Execution;

/// <summary>What every executor says in the same words.</summary>
internal static class RequestErrors
{
    /// <summary>The request took too long.</summary>
    public static GraphQLError TimedOut(TimeSpan timeout) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The request was not finished within {timeout.TotalSeconds} s."
            )
        )
        {
            Code = ErrorCodes.Timeout,
        };
}
