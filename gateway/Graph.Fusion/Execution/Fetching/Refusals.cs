namespace Graph.Fusion.Execution.Fetching;

/// <summary>Tells what an HTTP status says of a batch.</summary>
internal static class Refusals
{
    /// <summary>
    /// True for a status that may be about the batch alone, so that its parts may be answered: what servers that know no
    /// batching say, among them failures of their own. False for what holds for every request: who may ask, how often, and
    /// whether anybody is there.
    /// </summary>
    public static bool MayBeOfBatch(int status) => status is 400 or 405 or 406 or 413 or 415 or 422 or 500 or 501;
}
