using Graph.Execution;

namespace Graph.Fusion.Sources;

/// <summary>A file that goes with a request to a source.</summary>
/// <param name="File">The file, as the client sent it.</param>
/// <param name="Place">The null of the request that it stands for, such as <c>variables.input.file</c>.</param>
public readonly record struct SourceFile(IFile File, string Place);
