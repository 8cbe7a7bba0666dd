using System.Globalization;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>How many of some things are covered.</summary>
internal readonly record struct Ratio(int Covered, int Total)
{
    /// <summary>The covered share, from 0 to 100; 100 where there is nothing to cover.</summary>
    public double Percent => Total == 0 ? 100 : 100.0 * Covered / Total;

    public static Ratio operator +(Ratio a, Ratio b) => new(a.Covered + b.Covered, a.Total + b.Total);

    /// <summary>Reads as <c>1226/1262 97.1 %</c>; never rounded up to what is not reached.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Covered}/{Total} {Math.Floor(Percent * 10) / 10:0.0} %");
}
