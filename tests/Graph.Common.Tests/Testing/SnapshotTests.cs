using System.Runtime.CompilerServices;
using Snapshooter;
using Snapshooter.Xunit;
using Xunit.Sdk;

namespace Graph.Common.Tests.Testing;

/// <summary>
/// What we rely on of Snapshooter, under the settings that our tests are built with: a snapshot that is not compared passes.
/// </summary>
public sealed class SnapshotTests
{
    private static string Folder => Path.Combine(Path.GetDirectoryName(ThisFile())!, "__snapshots__");

    [Fact]
    public void The_compiler_records_where_a_test_is_on_this_machine() =>
        Assert.True(File.Exists(ThisFile()), ThisFile());

    [Fact]
    public void A_value_is_written_as_json() => Snapshot.Match(new { Id = 1, Name = "Ada ☕ <b>" });

    [Fact]
    public void A_value_that_differs_fails_and_leaves_the_new_text()
    {
        var mismatch = Path.Combine(
            Folder,
            "__mismatch__",
            $"{nameof(SnapshotTests)}.{nameof(A_value_that_differs_fails_and_leaves_the_new_text)}.snap"
        );

        Assert.Throws<EqualException>(() => Snapshot.Match("a\nx\nc\n"));

        Assert.Equal("a\nx\nc\n", File.ReadAllText(mismatch));
        File.Delete(mismatch);
    }

    [Fact]
    public void A_snapshot_that_nobody_has_reviewed_fails_in_strict_mode()
    {
        var before = Environment.GetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE");
        Environment.SetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE", "true");
        try
        {
            Assert.ThrowsAny<Exception>(() => Snapshot.Match("a", SnapshotNameExtension.Create("new")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE", before);
        }

        var written =
            $"{nameof(SnapshotTests)}.{nameof(A_snapshot_that_nobody_has_reviewed_fails_in_strict_mode)}_new.snap";
        Assert.False(File.Exists(Path.Combine(Folder, written)), "Strict mode has accepted what it refused.");
        File.Delete(Path.Combine(Folder, "__mismatch__", written));
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
