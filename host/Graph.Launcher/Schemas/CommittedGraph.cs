using System.ComponentModel;
using System.Diagnostics;
using Graph.Fusion.Composition.Settings;
using Graph.Host;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Launcher.Schemas;

/// <summary>The public graph as a revision of the repository has it: what clients know.</summary>
internal static class CommittedGraph
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Reads the graph of a revision; null if the revision has none.</summary>
    /// <exception cref="Complaint">There is no such revision, or what it has is no schema.</exception>
    public static async Task<Schema?> ReadAsync(
        Workspace workspace,
        string revision,
        CancellationToken cancellationToken
    )
    {
        (int code, _) = await GitAsync(
            workspace,
            ["rev-parse", "--verify", "-q", revision + "^{commit}"],
            cancellationToken
        );
        if (code != 0)
        {
            throw new Complaint($"There is no revision {revision} to compare with; name one with --base.");
        }

        (code, string text) = await GitAsync(
            workspace,
            ["show", $"{revision}:schema/{CompositionFiles.Public}"],
            cancellationToken
        );
        if (code != 0)
        {
            return null;
        }

        if (!Utf8GraphQLParser.TryParse(text, ParserOptions.Schema, out var document, out var error))
        {
            throw new Complaint($"schema/{CompositionFiles.Public} of {revision} is broken: {error.Message}");
        }

        var built = SchemaBuilder.Build(document);
        return built.Schema
            ?? throw new Complaint(
                $"schema/{CompositionFiles.Public} of {revision} is broken: {built.Errors[0].Message}"
            );
    }

    private static async Task<(int Code, string Output)> GitAsync(
        Workspace workspace,
        string[] arguments,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = workspace.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            // Both streams are read at once: a full pipe would keep git from ending.
            var output = git.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = git.StandardError.ReadToEndAsync(limit.Token);
            await git.WaitForExitAsync(limit.Token);
            await errors;
            return (git.ExitCode, await output);
        }
        catch (Win32Exception)
        {
            throw new Complaint("git is missing, and the committed graph is read through it: install git.");
        }
    }
}
