using System.Globalization;
using System.Xml.Linq;

namespace Graph.Launcher.Testing;

/// <summary>How many tests there were and how they ended.</summary>
internal readonly record struct TestTotals(int Passed, int Failed, int Skipped)
{
    public static TestTotals operator +(TestTotals a, TestTotals b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>The line that closes a test run.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");

    /// <summary>Reads the results file of one test project; null where the run ended before it was written.</summary>
    public static TestTotals? Read(string trxFile)
    {
        if (!File.Exists(trxFile))
        {
            return null;
        }

        var passed = 0;
        var failed = 0;
        var skipped = 0;
        var document = XDocument.Load(trxFile);
        foreach (var result in document.Descendants().Where(e => e.Name.LocalName == "UnitTestResult"))
        {
            switch ((string?)result.Attribute("outcome"))
            {
                case "Passed":
                    passed++;
                    break;
                case "NotExecuted":
                    skipped++;
                    break;
                default:
                    failed++;
                    break;
            }
        }

        return new TestTotals(passed, failed, skipped);
    }
}
