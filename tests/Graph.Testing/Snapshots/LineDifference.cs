using System.Globalization;
using System.Text;

namespace Graph.Testing;

/// <summary>Says in which lines two texts differ: what lies between their common beginning and their common end.</summary>
internal static class LineDifference
{
    private const int ContextLines = 3;
    private const int MaxLines = 30;

    public static string Describe(string expected, string actual)
    {
        var old = expected.Split('\n');
        var current = actual.Split('\n');
        var shortest = Math.Min(old.Length, current.Length);

        var start = 0;
        while (start < shortest && old[start] == current[start])
        {
            start++;
        }

        var end = 0;
        while (end < shortest - start && old[^(end + 1)] == current[^(end + 1)])
        {
            end++;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"line {start + 1}:\n");
        for (var i = Math.Max(0, start - ContextLines); i < start; i++)
        {
            text.Append("  ").Append(old[i]).Append('\n');
        }

        Append(text, "- ", old, start, old.Length - end);
        Append(text, "+ ", current, start, current.Length - end);
        for (var i = old.Length - end; i < Math.Min(old.Length, old.Length - end + ContextLines); i++)
        {
            text.Append("  ").Append(old[i]).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string mark, string[] lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (i - start == MaxLines)
            {
                text.Append(mark).Append(CultureInfo.InvariantCulture, $"… {end - i} more lines\n");
                return;
            }

            text.Append(mark).Append(lines[i]).Append('\n');
        }
    }
}
