using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit.Sdk;

namespace Graph.Testing;

/// <summary>
/// Compares a value with the reviewed text in <c>__snapshots__/Class.Test.snap</c> beside the test's source file, with
/// Snapshooter's conventions, so that its package can take this one's place.
/// </summary>
/// <remarks>
/// A snapshot that does not exist yet is written and passes, unless <c>SNAPSHOOTER_STRICT_MODE</c> is <c>true</c> or
/// <c>on</c>: then it fails. A value that differs is written to <c>__snapshots__/__mismatch__/</c>; accept it by moving
/// that file over the snapshot, or by deleting the snapshot and running the test again.
/// </remarks>
public static class Snapshot
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Compares text with the snapshot, or anything else after writing it as indented JSON.</summary>
    /// <param name="value">A string (compared as it is, line endings normalised) or a value to serialise.</param>
    /// <param name="nameExtension">Tells the cases of one test apart: <c>Class.Test_extension.snap</c>.</param>
    /// <param name="testFile">Filled in by the compiler.</param>
    /// <param name="testName">Filled in by the compiler.</param>
    /// <exception cref="XunitException">The value differs, or the snapshot is missing in strict mode.</exception>
    public static void Match(
        object? value,
        string? nameExtension = null,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string testName = ""
    )
    {
        var actual = Normalize(value as string ?? JsonSerializer.Serialize(value, Json));
        var file = SnapshotFile.Of(testFile, testName, nameExtension);

        if (!File.Exists(file.Path))
        {
            if (IsStrict)
            {
                file.WriteMismatch(actual);
                throw new XunitException(
                    $"There is no snapshot {file.Path} and strict mode does not create one. Run the test without "
                        + $"SNAPSHOOTER_STRICT_MODE, review the file it writes, and commit it.\n\nThe value is:\n{actual}"
                );
            }

            file.Write(actual);
            return;
        }

        var expected = Normalize(File.ReadAllText(file.Path));
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            file.DeleteMismatch();
            return;
        }

        file.WriteMismatch(actual);
        throw new XunitException(
            $"The value differs from the snapshot {file.Path}\n"
                + $"(- snapshot, + value; the whole value is in {file.MismatchPath}, move it over the snapshot to accept it):\n\n"
                + LineDifference.Describe(expected, actual)
        );
    }

    private static bool IsStrict =>
        Environment.GetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE") is { } mode
        && (
            mode.Equals("true", StringComparison.OrdinalIgnoreCase)
            || mode.Equals("on", StringComparison.OrdinalIgnoreCase)
        );

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
