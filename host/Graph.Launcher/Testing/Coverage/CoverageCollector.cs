using System.Text.Json;
using System.Xml;
using Graph.Host;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>Lets coverlet watch the assemblies of a part while their own test projects run.</summary>
internal sealed class CoverageCollector(Workspace workspace, CoverageFloors floors)
{
    private const string Package = "coverlet.collector";

    /// <summary>Whether a test project is measured: those that mirror an assembly of the part.</summary>
    public bool Measures(string project) =>
        project.EndsWith(".Tests", StringComparison.Ordinal) && floors.Has(project[..^".Tests".Length]);

    /// <summary>What <c>dotnet test</c> is told so that coverage is collected.</summary>
    /// <exception cref="Complaint">The project does not have the collector.</exception>
    public IReadOnlyList<string> Arguments(string project) =>
        [
            "--settings",
            workspace.At("tests", "coverage.runsettings"),
            "--collect",
            "XPlat Code Coverage",
            "--test-adapter-path",
            AdapterFolder(project),
            "--",
            $"DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Include={Watched()}",
        ];

    /// <summary>What has been collected below a folder; one file for each project that ran.</summary>
    public static IEnumerable<string> Results(string folder) =>
        // The results file links its attachments, and has a copy of each for that.
        Directory.EnumerateFiles(folder, "coverage.opencover.xml", SearchOption.AllDirectories).Take(1);

    /// <summary>Whether a file of results tells of any assembly.</summary>
    public static bool HasModules(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file);
            return reader.ReadToFollowing("Module");
        }
        catch (XmlException)
        {
            // Written by a test host that died.
            return false;
        }
    }

    private string Watched() => string.Join(',', floors.Assemblies.Select(assembly => $"[{assembly}]*"));

    private string AdapterFolder(string project)
    {
        var assets = workspace.At("tests", project, "obj", "project.assets.json");
        using var restored = JsonDocument.Parse(File.ReadAllBytes(assets));
        foreach (var library in restored.RootElement.GetProperty("libraries").EnumerateObject())
        {
            if (!library.Name.StartsWith(Package + "/", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var package = library.Value.GetProperty("path").GetString()!;
            foreach (var cache in restored.RootElement.GetProperty("packageFolders").EnumerateObject())
            {
                var build = Path.Combine(cache.Name, package, "build");
                if (
                    Directory.Exists(build)
                    && Directory
                        .EnumerateFiles(build, Package + ".dll", SearchOption.AllDirectories)
                        .Order(StringComparer.Ordinal)
                        .FirstOrDefault()
                        is { } assembly
                )
                {
                    return Path.GetDirectoryName(assembly)!;
                }
            }
        }

        throw new Complaint(
            $"{project} has no {Package}, so its coverage cannot be measured: add the package as tests/Directory.Build.props "
                + "does, or run ./graph test --no-coverage."
        );
    }
}
