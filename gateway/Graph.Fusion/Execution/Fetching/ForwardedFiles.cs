using System.Globalization;
using System.Text.Json;
using Graph.Execution;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>Finds the files in the variables that an operation forwards.</summary>
/// <param name="files">The files of the client's request.</param>
internal sealed class ForwardedFiles(FileVariables files)
{
    private readonly List<SourceFile> _found = [];

    /// <summary>The files found so far, each with its place in the request to the source.</summary>
    public IReadOnlyList<SourceFile> Found => _found;

    /// <summary>Looks through the value of a variable. Its depth is bounded by that of the request's JSON.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">What the client wrote.</param>
    public void Add(string name, JsonElement value) => Find($"variables.{name}", value);

    private void Find(string place, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null when files.TryFind(value, out var file):
                _found.Add(new SourceFile(file, place));
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Find($"{place}.{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Find(string.Create(CultureInfo.InvariantCulture, $"{place}.{index++}"), item);
                }

                break;
        }
    }
}
