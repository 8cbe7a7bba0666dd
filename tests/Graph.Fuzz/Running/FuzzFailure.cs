using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Fuzz.Running;

/// <summary>A failure that was found, with the smallest input that shows it.</summary>
/// <param name="Target">The target.</param>
/// <param name="Kind">What does not hold; the type and place of an exception.</param>
/// <param name="Detail">What was seen, with the stack of an exception.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Index">The number of the input in the run.</param>
/// <param name="IsRepeatable">True if seed and index alone make the input again.</param>
/// <param name="Input">The input, made smaller.</param>
internal sealed record FuzzFailure(
    string Target,
    string Kind,
    string Detail,
    ulong Seed,
    long Index,
    bool IsRepeatable,
    byte[] Input
)
{
    private const int Shown = 1_000;

    /// <summary>Writes the input and what became of it into a folder.</summary>
    /// <returns>The path of the input.</returns>
    public string Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Input))[..12];
        var path = Path.Combine(folder, $"{Target}-{hash}.input");
        File.WriteAllBytes(path, Input);
        File.WriteAllText(Path.ChangeExtension(path, ".txt"), Describe(path));
        return path;
    }

    /// <summary>What a person needs to know: what failed, the input, and how to see it again.</summary>
    public string Describe(string? path)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Target}: {Kind}\n");
        text.Append(Indent(Detail));
        text.Append(CultureInfo.InvariantCulture, $"  input ({Input.Length} bytes): {Readable(Input)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  seed {Seed}, index {Index}\n");
        if (IsRepeatable)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  again: ./graph fuzz --target {Target} --seed {Seed} --index {Index}\n"
            );
        }

        if (path is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"  again: ./graph fuzz --target {Target} --replay {path}\n");
        }

        return text.ToString();
    }

    /// <summary>The kind of an exception: failures of one kind are reported once.</summary>
    public static string KindOf(Exception exception)
    {
        if (exception is FuzzFailureException failure)
        {
            return failure.Kind;
        }

        var inner = exception;
        while (inner.InnerException is { } next)
        {
            inner = next;
        }

        var place = (inner.StackTrace ?? "")
            .Split('\n')
            .FirstOrDefault(line => line.Contains("Graph.", StringComparison.Ordinal))
            ?.Trim()
            .Split('(')[0];
        return $"{inner.GetType().Name} {place}".TrimEnd();
    }

    private static string Indent(string text) =>
        string.Concat(text.Split('\n').Take(40).Select(line => $"  {line.TrimEnd()}\n"));

    private static string Readable(byte[] input)
    {
        var text = new StringBuilder();
        foreach (var c in Encoding.UTF8.GetString(input))
        {
            if (text.Length > Shown)
            {
                return text.Append('…').ToString();
            }

            _ = c switch
            {
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\uFEFF' or '\uFFFD' => text.Append(
                    CultureInfo.InvariantCulture,
                    $"\\u{(int)c:x4}"
                ),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }
}
