namespace Graph.Containers.Tests.Testing;

/// <summary>A test that builds and starts images, which takes minutes and what not every machine has; skipped elsewhere.</summary>
public sealed class ContainerFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["buildah", "podman", "runc", "debootstrap"];

    public ContainerFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("GRAPH_TEST_CONTAINERS") != "1")
        {
            Skip = "It takes minutes: GRAPH_TEST_CONTAINERS=1 ./graph test Containers";
        }
        else if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Skip = "Images are built in changed roots, which only Linux has and only root may make.";
        }
        else if (Programs.FirstOrDefault(program => Shell.Find(program) is null) is { } missing)
        {
            Skip = $"{missing} is missing (Debian: apt-get install {string.Join(' ', Programs)}).";
        }
    }
}
