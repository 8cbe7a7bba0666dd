using Graph.Host.Running;

namespace Graph.Host.Tests.Running;

public sealed class UpLockTests : IDisposable
{
    private readonly TemporaryWorkspace _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Only_one_holds_the_lock_and_its_end_frees_it()
    {
        UpLock? first = UpLock.TryTake(_temporary.Workspace);
        Assert.NotNull(first);
        Assert.Null(UpLock.TryTake(_temporary.Workspace));

        first.Dispose();
        using UpLock? second = UpLock.TryTake(_temporary.Workspace);

        Assert.NotNull(second);
    }

    [Fact]
    public void What_a_killed_host_has_written_is_not_taken_for_a_running_one()
    {
        var system = new RunningSystem
        {
            ProcessId = 4711,
            IsReady = true,
            Processes = false,
            Services = [new RunningService("War", 4711, "http://localhost:5002/", "Host=x")],
        };
        using (UpLock? held = UpLock.TryTake(_temporary.Workspace))
        {
            system.Write(_temporary.Workspace);
            Assert.Equal("War", RunningSystem.Find(_temporary.Workspace)!.Services[0].Name);
        }

        Assert.Null(RunningSystem.Find(_temporary.Workspace));
    }

    [Fact]
    public void What_is_written_about_a_running_host_is_for_its_user_alone()
    {
        new RunningSystem
        {
            ProcessId = 1,
            IsReady = false,
            Processes = false,
        }.Write(_temporary.Workspace);

        UnixFileMode mode = File.GetUnixFileMode(Path.Combine(_temporary.Workspace.State, "up.json"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }
}
