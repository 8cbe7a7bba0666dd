using System.Text;
using System.Text.Json;
using Graph.Fusion.Execution.Results;
using Graph.Fuzz.Generators;

namespace Graph.Fuzz.Targets;

/// <summary>The gateway's scanner of JSON, which passes leaves on to clients as they came.</summary>
internal sealed class ScannerTarget : FuzzTarget
{
    private const int MaxDepth = 64;

    public override string Name => "scanner";

    public override string Claim => "The gateway's scanner passes exactly what System.Text.Json reads.";

    public override byte[] Generate(Random random) => Encoding.UTF8.GetBytes(random.From(JsonTexts.Value));

    public override string Run(byte[] input)
    {
        if (!System.Text.Unicode.Utf8.IsValid(input))
        {
            return "no UTF-8";
        }

        var problem = Scan(input, out var position);
        var expected = IsJson(input);
        FuzzFailureException.ThrowUnless(
            problem is null == expected,
            "The scanner passes what is no JSON, or refuses what is.",
            () => problem ?? "passed"
        );
        FuzzFailureException.ThrowUnless(
            position >= 0 && position <= input.Length,
            "The scanner stands outside the text.",
            () => $"{position} of {input.Length}"
        );
        return problem is null
            ? $"JSON {(char)input.FirstOrDefault(b => b > ' ')}"
            : problem[(problem.IndexOf(':') + 1)..];
    }

    private static string? Scan(byte[] input, out int position)
    {
        var scanner = new JsonScanner(input, 0, MaxDepth);
        try
        {
            scanner.SkipValue();
            var end = scanner.Peek();
            position = scanner.Position;
            return end == 0 && position == input.Length ? null : ": there is more";
        }
        catch (MalformedResponseException exception)
        {
            position = scanner.Position;
            return exception.Message;
        }
    }

    private static bool IsJson(byte[] input)
    {
        try
        {
            using var _ = JsonDocument.Parse(input, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
