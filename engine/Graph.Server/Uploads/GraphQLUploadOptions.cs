namespace Graph.Server;

/// <summary>What is accepted of multipart requests, which carry files.</summary>
/// <remarks><see href="https://github.com/jaydenseric/graphql-multipart-request-spec"/></remarks>
public sealed class GraphQLUploadOptions
{
    /// <summary>
    /// A multipart request needs one of these headers, whatever its value. A page of another site can send a form, cookies
    /// and all, without asking; with a header of its own it has to ask first, and then CORS decides.
    /// </summary>
    public IReadOnlyList<string> PreflightHeaders { get; init; } = ["GraphQL-Preflight", "Apollo-Require-Preflight"];

    /// <summary>The most files of one request.</summary>
    public int MaxFiles { get; init; } = 10;

    /// <summary>The largest file in bytes.</summary>
    public long MaxFileBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The largest body in bytes, files and all; a larger one is answered 413.</summary>
    public long MaxBodyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most places in the variables that files go to; one file may go to several.</summary>
    public int MaxPlaces { get; init; } = 100;

    /// <summary>The largest part <c>map</c> in bytes. The part <c>operations</c> is limited as a JSON body is.</summary>
    public int MaxMapBytes { get; init; } = 64 * 1024;

    /// <summary>The most bytes of the headers of one part.</summary>
    public int MaxPartHeaderBytes { get; init; } = 4 * 1024;

    /// <summary>The most headers of one part.</summary>
    public int MaxPartHeaders { get; init; } = 8;

    /// <summary>How many bytes of a file are kept in memory; a larger one is written to a temporary file.</summary>
    public int MemoryThreshold { get; init; } = 64 * 1024;

    /// <summary>
    /// The folder of temporary files; null for the system's. They have no name there while they are in use (on Windows:
    /// they are deleted when closed), so nothing is left of them however the process ends.
    /// </summary>
    public string? TemporaryDirectory { get; init; }
}
