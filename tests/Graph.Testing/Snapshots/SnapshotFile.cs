using System.Text;

namespace Graph.Testing;

/// <summary>Where a test's snapshot lies, and where its mismatch goes.</summary>
internal readonly record struct SnapshotFile(string Path, string MismatchPath)
{
    public static SnapshotFile Of(string testFile, string testName, string? nameExtension)
    {
        var source = SourceTree.Resolve(testFile);
        var name = new StringBuilder(System.IO.Path.GetFileNameWithoutExtension(source)).Append('.').Append(testName);
        if (!string.IsNullOrEmpty(nameExtension))
        {
            name.Append('_');
            foreach (var c in nameExtension)
            {
                name.Append(char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_');
            }
        }

        var folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "__snapshots__");
        var file = name.Append(".snap").ToString();
        return new SnapshotFile(
            System.IO.Path.Combine(folder, file),
            System.IO.Path.Combine(folder, "__mismatch__", file)
        );
    }

    public void Write(string text) => WriteTo(Path, text);

    public void WriteMismatch(string text) => WriteTo(MismatchPath, text);

    public void DeleteMismatch()
    {
        if (!File.Exists(MismatchPath))
        {
            return;
        }

        File.Delete(MismatchPath);
        var folder = System.IO.Path.GetDirectoryName(MismatchPath)!;
        if (Directory.GetFileSystemEntries(folder).Length == 0)
        {
            Directory.Delete(folder);
        }
    }

    private static void WriteTo(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
