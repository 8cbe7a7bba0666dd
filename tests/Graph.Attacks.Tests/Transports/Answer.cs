using System.Text;

namespace Graph.Attacks.Tests.Transports;

/// <summary>What a transport brought back.</summary>
/// <param name="Verdict">The code of the first request error, <c>data</c>, or a status or close code without a body.</param>
/// <param name="Sent">The size of the request in bytes.</param>
/// <param name="Received">The size of the answer in bytes.</param>
internal sealed record Answer(string Verdict, int Sent, int Received)
{
    private const int Beginning = 64 * 1024;

    /// <summary>Reads the verdict from the beginning of a response, whatever it is wrapped in.</summary>
    public static Answer Of(int sent, ReadOnlySpan<byte> response)
    {
        var beginning = Encoding.UTF8.GetString(response[..Math.Min(response.Length, Beginning)]);
        var data = beginning.IndexOf("\"data\":", StringComparison.Ordinal);
        var code = beginning.IndexOf("\"code\":\"", StringComparison.Ordinal);

        // Only an error of execution has a path; with it there is data, however far behind.
        var isExecuted = beginning.Contains("\"path\":", StringComparison.Ordinal);
        return new Answer(
            isExecuted || data >= 0 && (code < 0 || data < code) ? "data"
                : code >= 0 ? beginning[(code + 8)..beginning.IndexOf('"', code + 8)]
                : $"neither data nor a code: {beginning[..Math.Min(beginning.Length, 500)]}",
            sent,
            response.Length
        );
    }
}
