using System.Text.Json;

namespace Graph.Host.Running;

/// <summary>What a running host tells other commands of itself, in a file beside its lock.</summary>
internal sealed record RunningSystem
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The host's process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Whether every service was healthy after the start.</summary>
    public required bool IsReady { get; init; }

    /// <summary>Whether each service has a process of its own.</summary>
    public required bool Processes { get; init; }

    /// <summary>Where the host's assemblies lie; the launcher keeps that copy.</summary>
    public string Host { get; init; } = AppContext.BaseDirectory;

    /// <summary>The PostgreSQL server's process, where it is the host's own.</summary>
    public int? PostgresProcessId { get; init; }

    /// <summary>The services, the gateway first.</summary>
    public IReadOnlyList<RunningService> Services { get; init; } = [];

    /// <summary>Reads what the holder of the lock has written; null where nothing runs.</summary>
    public static RunningSystem? Find(Workspace workspace)
    {
        using (UpLock? free = UpLock.TryTake(workspace))
        {
            if (free is not null)
            {
                return null;
            }
        }

        return Read(workspace);
    }

    /// <summary>Reads the file as it is, whoever wrote it.</summary>
    public static RunningSystem? Read(Workspace workspace)
    {
        try
        {
            return JsonSerializer.Deserialize<RunningSystem>(File.ReadAllText(FileOf(workspace)), Format);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the file; only the lock's holder may.</summary>
    public void Write(Workspace workspace)
    {
        var file = FileOf(workspace);
        var half = file + ".part";
        // It names connection strings.
        File.Delete(half);
        using (
            var stream = new FileStream(
                half,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            )
        )
        {
            JsonSerializer.Serialize(stream, this, Format);
        }

        File.Move(half, file, overwrite: true);
    }

    /// <summary>Removes the file at the end.</summary>
    public static void Remove(Workspace workspace) => File.Delete(FileOf(workspace));

    private static string FileOf(Workspace workspace) => Path.Combine(workspace.State, "up.json");
}

/// <summary>One service of a running host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="ConnectionString">Its database.</param>
internal sealed record RunningService(string Name, int ProcessId, string Url, string? ConnectionString);
