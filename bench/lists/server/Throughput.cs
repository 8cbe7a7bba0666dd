using System.Diagnostics;
using System.Globalization;
using Graph.Language;
using Graph.Types;
using Graph.Validation;

namespace Graph.Bench.Lists;

/// <summary>How many megabytes of documents are parsed, and parsed and validated, in a second on one thread.</summary>
internal static class Throughput
{
    private const int Batch = 100;

    /// <summary>A line of JSON with megabytes per second; nothing is cached between documents.</summary>
    public static string Measure(Schema schema, byte[] utf8, double seconds)
    {
        var errors = Check(schema, utf8);
        if (errors > 0)
        {
            throw new InvalidOperationException(
                $"The document has {errors} errors; only a valid one takes every rule's whole way."
            );
        }

        var parse = Run(utf8, seconds, document => Utf8GraphQLParser.Parse(document).Definitions.Length);
        var both = Run(utf8, seconds, document => Check(schema, document));
        return string.Create(CultureInfo.InvariantCulture, $$"""{"parse":{{parse:F1}},"both":{{both:F1}}}""");
    }

    private static int Check(Schema schema, byte[] utf8) =>
        DocumentValidator.Validate(schema, Utf8GraphQLParser.Parse(utf8)).Length;

    private static double Run(byte[] utf8, double seconds, Func<byte[], int> work)
    {
        // As long again before it counts, for the compiler's tiers.
        Loop(utf8, seconds, work);
        return Loop(utf8, seconds, work);
    }

    private static double Loop(byte[] utf8, double seconds, Func<byte[], int> work)
    {
        var watch = Stopwatch.StartNew();
        long bytes = 0;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            for (var i = 0; i < Batch; i++)
            {
                work(utf8);
            }

            bytes += (long)Batch * utf8.Length;
        }

        return bytes / 1e6 / watch.Elapsed.TotalSeconds;
    }
}
