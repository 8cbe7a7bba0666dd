using Graph.Fusion.Composition;
using Graph.Fusion.Composition.Settings;
using Graph.Fusion.SchemaComparison;
using Graph.Host;
using Graph.Host.Services;
using Graph.Launcher.Output;
using Graph.Launcher.Schemas;

namespace Graph.Launcher.Commands;

/// <summary>Keeps the contract in <c>schema/</c> true to the code.</summary>
internal sealed class SchemaCommand(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
{
    private string Folder => workspace.At("schema");

    /// <summary>Writes the source schemas as the code has them, and composes them.</summary>
    public async Task<int> ExportAsync(CancellationToken cancellationToken)
    {
        var sources = await SchemaExport.ReadAsync(services);
        cancellationToken.ThrowIfCancellationRequested();
        foreach ((string name, string text) in sources)
        {
            Write(SchemaFiles.NameOf(name), text);
        }

        return Compose();
    }

    /// <summary>Composes the source schemas that lie in the folder.</summary>
    public int Compose()
    {
        var result = SourceSchemaFolder.Compose(Folder);
        Show(result);
        if (result.Schema is null)
        {
            return 1;
        }

        foreach ((string name, string text) in SourceSchemaFolder.FilesOf(result.Schema))
        {
            Write(name, text);
        }

        return 0;
    }

    /// <summary>
    /// Says whether the folder is what the code and composition make of it, and what changes for clients of a revision.
    /// </summary>
    /// <param name="revision">The revision whose graph clients know.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>1 if something breaks clients.</returns>
    public async Task<int> CheckAsync(string revision, CancellationToken cancellationToken)
    {
        var sources = await SchemaExport.ReadAsync(services);
        cancellationToken.ThrowIfCancellationRequested();
        var result = SourceSchemaFolder.Compose(Folder, sources);
        Show(result);
        if (result.Schema is null)
        {
            return 1;
        }

        string[] stale =
        [
            .. sources
                .Select(source => (Name: SchemaFiles.NameOf(source.Key), Text: source.Value))
                .Concat(SourceSchemaFolder.FilesOf(result.Schema).Select(file => (Name: file.Key, Text: file.Value)))
                .Where(file => !IsCurrent(file.Name, file.Text))
                .Select(file => "schema/" + file.Name),
        ];
        if (stale.Length > 0)
        {
            throw new Complaint($"Stale: {string.Join(", ", stale)}. ./graph schema export writes them anew.");
        }

        steps.Line("The files in schema/ are what the code says.");
        if (await CommittedGraph.ReadAsync(workspace, revision, cancellationToken) is not { } known)
        {
            steps.Line($"{revision} has no graph to compare with.");
            return 0;
        }

        var changes = SchemaComparer.Compare(known, result.Schema.Public);
        foreach (var change in changes)
        {
            steps.Line(change.ToString());
        }

        var breaking = changes.Count(change => change.Severity == ChangeSeverity.Breaking);
        steps.Line(
            breaking == 0
                ? $"Nothing breaks the clients of {revision}."
                : $"{(breaking == 1 ? "One change breaks" : $"{breaking} changes break")} the clients of {revision}: deprecate first, remove later."
        );
        return breaking == 0 ? 0 : 1;
    }

    private bool IsCurrent(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        return File.Exists(path) && File.ReadAllText(path) == text;
    }

    private void Show(CompositionResult result)
    {
        foreach (var entry in result.Log)
        {
            steps.Line(entry.ToString());
        }
    }

    private void Write(string name, string text) =>
        steps.Line($"{(SchemaFiles.Write(Folder, name, text) ? "written  " : "unchanged")} schema/{name}");
}
