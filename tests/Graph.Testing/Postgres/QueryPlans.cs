using Npgsql;
using Xunit.Sdk;

namespace Graph.Testing;

/// <summary>
/// Reads the plans that the server really used, by letting <c>auto_explain</c> send the plan of every statement to the
/// client: what is checked is the statement that the code executes, with its parameters.
/// </summary>
public static class QueryPlans
{
    /// <summary>The connection string with which each statement's plan comes back as a notice.</summary>
    /// <remarks>
    /// Test tables are so small that reading them whole is cheap; it is made expensive, so that a plan that still does it
    /// is one that has no index to use.
    /// </remarks>
    public static string Explaining(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options =
                "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 "
                + "-c auto_explain.log_level=notice -c client_min_messages=notice -c enable_seqscan=off",
        }.ConnectionString;

    /// <summary>Checks that the only plan among the notices reads its tables through these indexes.</summary>
    /// <param name="notices">What the server said.</param>
    /// <param name="indexes">Every one of them must be used.</param>
    /// <exception cref="XunitException">There is not one plan, it misses an index, or it reads a whole table or sorts one.</exception>
    public static void AssertUses(IReadOnlyList<string> notices, params string[] indexes)
    {
        var plans = notices.Where(notice => notice.Contains("Query Text", StringComparison.Ordinal)).ToList();
        if (plans.Count != 1)
        {
            throw new XunitException($"One plan is expected, and {plans.Count} came:\n{string.Join('\n', notices)}");
        }

        var plan = plans[0];
        foreach (var index in indexes)
        {
            if (
                !plan.Contains($"using {index} on", StringComparison.Ordinal)
                && !plan.Contains($"on {index} ", StringComparison.Ordinal)
            )
            {
                throw new XunitException($"The plan does not use the index {index}:\n{plan}");
            }
        }

        if (plan.Contains("Seq Scan", StringComparison.Ordinal))
        {
            throw new XunitException($"The plan reads a whole table:\n{plan}");
        }
    }
}
