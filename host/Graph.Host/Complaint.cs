namespace Graph.Host;

/// <summary>
/// Something about the machine that only a person can put right: a busy port, a missing tool. Its message is one
/// sentence that says what to do; the program prints it without a stack trace and ends.
/// </summary>
internal sealed class Complaint(string sentence, int exitCode = 1) : Exception(sentence)
{
    /// <summary>What the process returns; never 0.</summary>
    public int ExitCode { get; } = exitCode;
}
