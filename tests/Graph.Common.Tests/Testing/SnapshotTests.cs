using Graph.Testing;
using Xunit.Sdk;

namespace Graph.Common.Tests.Testing;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("graph-snapshots-").FullName;

    private string TestFile => Path.Combine(_folder, "SampleTests.cs");

    private string SnapshotPath => Path.Combine(_folder, "__snapshots__", "SampleTests.A_test.snap");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_value_is_written_as_json()
    {
        Snapshot.Match(new { Id = 1, Name = "Ada ☕ <b>" });
    }

    [Fact]
    public void A_matching_text_passes_whatever_its_line_endings_are()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SnapshotPath)!);
        File.WriteAllText(SnapshotPath, "a\r\nb");

        Snapshot.Match("a\nb\n", null, TestFile, "A_test");
    }

    [Fact]
    public void A_different_text_fails_with_the_lines_and_leaves_a_mismatch_file()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SnapshotPath)!);
        File.WriteAllText(SnapshotPath, "a\nb\nc\n");
        var mismatch = Path.Combine(_folder, "__snapshots__", "__mismatch__", "SampleTests.A_test.snap");

        var error = Assert.Throws<XunitException>(() => Snapshot.Match("a\nx\nc\n", null, TestFile, "A_test"));

        Assert.Contains("line 2:\n  a\n- b\n+ x\n  c", error.Message, StringComparison.Ordinal);
        Assert.Equal("a\nx\nc\n", File.ReadAllText(mismatch));

        Snapshot.Match("a\nb\nc", null, TestFile, "A_test");
        Assert.False(File.Exists(mismatch));
    }

    [Fact]
    public void An_extension_names_the_case()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SnapshotPath)!);
        var path = Path.Combine(_folder, "__snapshots__", "SampleTests.A_test_first_20.snap");
        File.WriteAllText(path, "a");

        Snapshot.Match("a", "first 20", TestFile, "A_test");
    }
}
