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

    /// <summary>Too much would be delivered later at the same time.</summary>
    public static GraphQLError TooManyPending(int limit) =>
        new(
            $"More than {limit} results of @defer and @stream would be pending at once. Defer further out, or ask for fewer "
                + "objects."
        )
        {
            Code = ErrorCodes.LimitExceeded,
        };
}
