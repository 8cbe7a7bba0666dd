using System.Globalization;

namespace Graph.Attacks.Tests.Testing;

/// <summary>Writes what attacks cost into the file that <c>GRAPH_ATTACK_TABLE</c> names, a line each.</summary>
internal static class CostTable
{
    private static readonly string? Path = Environment.GetEnvironmentVariable("GRAPH_ATTACK_TABLE");

    /// <summary>True if somebody reads it: then it is worth measuring longer.</summary>
    public static bool IsWanted => !string.IsNullOrEmpty(Path);

    /// <summary>Adds a line.</summary>
    public static void Add(string attack, string transport, int bytes, string verdict, Cost cost)
    {
        if (IsWanted)
        {
            File.AppendAllText(
                Path!,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{attack}\t{transport}\t{bytes / 1024d:0.0}\t{verdict}\t{cost.Cpu.TotalMilliseconds:0.0}\t{cost.Allocated / 1024}\n"
                )
            );
        }
    }
}
