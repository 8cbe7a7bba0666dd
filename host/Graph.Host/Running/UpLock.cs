namespace Graph.Host.Running;

/// <summary>
/// Held by the one host that owns the workspace's cluster. The kernel lets go of it when its holder ends, however that
/// happens, so it is never stale.
/// </summary>
internal sealed class UpLock : IDisposable
{
    private readonly FileStream _file;

    private UpLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another process has it.</summary>
    public static UpLock? TryTake(Workspace workspace)
    {
        workspace.Prepare();
        try
        {
            return new UpLock(
                new FileStream(
                    Path.Combine(workspace.State, "up.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new Complaint(
                $"{workspace.State} belongs to another user: run ./graph as that user, or remove that folder."
            );
        }
    }

    public void Dispose() => _file.Dispose();
}
