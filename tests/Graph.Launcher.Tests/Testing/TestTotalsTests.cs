using Graph.Launcher.Testing;

namespace Graph.Launcher.Tests.Testing;

public sealed class TestTotalsTests
{
    [Fact]
    public void Totals_are_read_from_a_results_file()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                """
                <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
                  <Results>
                    <UnitTestResult outcome="Passed" /><UnitTestResult outcome="Passed" />
                    <UnitTestResult outcome="Failed" /><UnitTestResult outcome="NotExecuted" />
                    <UnitTestResult outcome="Aborted" />
                  </Results>
                </TestRun>
                """
            );

            Assert.Equal("2 passed, 2 failed, 1 skipped", TestTotals.Read(file).ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_run_that_ended_before_its_results_has_none() => Assert.Null(TestTotals.Read("/nowhere/at-all.trx"));
}
