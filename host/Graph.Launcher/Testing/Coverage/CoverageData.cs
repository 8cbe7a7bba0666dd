using System.Text.Json;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>
/// What several test runs covered together. Read from coverlet's own JSON: Cobertura only counts a line's branches, so that
/// two runs that each take one of two ways could not be told from two that take the same.
/// </summary>
internal sealed class CoverageData
{
    /// <summary>The measured assemblies by name.</summary>
    public SortedDictionary<string, AssemblyCoverage> Assemblies { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds the result of one run.</summary>
    /// <param name="json">The content of a <c>coverage.json</c>: modules, documents, classes, methods.</param>
    /// <param name="root">The folder that paths are given from.</param>
    /// <param name="isMeasured">Which assemblies count, by name.</param>
    public void Add(ReadOnlyMemory<byte> json, string root, Func<string, bool> isMeasured)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var module in document.RootElement.EnumerateObject())
        {
            var name = Path.GetFileNameWithoutExtension(module.Name);
            if (!isMeasured(name))
            {
                continue;
            }

            if (!Assemblies.TryGetValue(name, out var assembly))
            {
                Assemblies.Add(name, assembly = new AssemblyCoverage());
            }

            foreach (var source in module.Value.EnumerateObject())
            {
                var path = Path.GetRelativePath(root, source.Name).Replace('\\', '/');
                if (!assembly.Files.TryGetValue(path, out var file))
                {
                    assembly.Files.Add(path, file = new FileCoverage());
                }

                Add(source.Value, file);
            }
        }
    }

    private static void Add(JsonElement classes, FileCoverage file)
    {
        foreach (var type in classes.EnumerateObject())
        {
            foreach (var method in type.Value.EnumerateObject())
            {
                var member = MemberName.Read(type.Name, method.Name);
                foreach (var line in method.Value.GetProperty("Lines").EnumerateObject())
                {
                    file.AddLine(member, int.Parse(line.Name), line.Value.GetInt64() > 0);
                }

                foreach (var branch in method.Value.GetProperty("Branches").EnumerateArray())
                {
                    file.AddBranch(
                        new FileCoverage.Branch(
                            method.Name,
                            branch.GetProperty("Line").GetInt32(),
                            branch.GetProperty("Offset").GetInt32(),
                            branch.GetProperty("Path").GetInt32()
                        ),
                        branch.GetProperty("Hits").GetInt64() > 0
                    );
                }
            }
        }
    }
}
