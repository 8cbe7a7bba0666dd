using System.Globalization;
using Graph.Testing;

namespace Graph.Containers.Tests.Testing;

/// <summary>Images and containers without an engine that runs all the time: buildah builds, podman starts, with a storage of their own.</summary>
internal sealed class Containers : IAsyncDisposable
{
    private static readonly TimeSpan BuildPatience = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // The networks of this machine, and limits that are allowed in a container that is one itself.
    private static readonly string[] Podman = ["--runtime", "runc", "--cgroup-manager", "cgroupfs"];

    private readonly string _folder = Path.Combine(SourceTree.Root, ".graph", "containers");
    private readonly List<string> _started = [];
    private readonly Dictionary<string, string> _environment;

    public Containers()
    {
        Directory.CreateDirectory(_folder);
        var configuration = Path.Combine(_folder, "storage.conf");
        File.WriteAllText(
            configuration,
            $"""
            [storage]
            driver = "overlay"
            runroot = "{_folder}/run"
            graphroot = "{_folder}/root"
            """
        );
        _environment = new Dictionary<string, string> { ["CONTAINERS_STORAGE_CONF"] = configuration };
    }

    /// <summary>Makes what stands in for the images that the recipe starts from.</summary>
    public async Task MakeBaseImagesAsync() =>
        await ExpectAsync(
            BuildPatience,
            Path.Combine(SourceTree.Root, "tests", "Graph.Containers.Tests", "Testing", "base-images.sh"),
            [_folder]
        );

    /// <summary>Builds a service's image from the repository's recipe.</summary>
    /// <returns>Its size in bytes, with everything that it starts from.</returns>
    public async Task<long> BuildAsync(string image, string target, string service)
    {
        var packages = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ".nuget",
            "packages"
        );
        await ExpectAsync(
            BuildPatience,
            "buildah",
            [
                "bud",
                // The format that has health checks.
                "--format",
                "docker",
                "--layers",
                "--isolation",
                "chroot",
                "--pull-never",
                "-v",
                $"{packages}:/root/.nuget/packages",
                "--target",
                target,
                "--build-arg",
                $"SERVICE={service}",
                "-t",
                image,
                ".",
            ]
        );
        return long.Parse(await InspectAsync(image, "{{.Size}}"), CultureInfo.InvariantCulture);
    }

    /// <summary>What an image says of itself.</summary>
    public Task<string> InspectAsync(string image, string format) =>
        ExpectAsync(Patience, "podman", [.. Podman, "image", "inspect", "--format", format, image]);

    /// <summary>Runs a container to its end.</summary>
    /// <returns>What it wrote.</returns>
    public Task<string> RunAsync(string image, string[] options, params string[] arguments) =>
        ExpectAsync(Patience * 3, "podman", [.. Podman, "run", "--rm", .. Run, .. options, image, .. arguments]);

    /// <summary>Starts a container as its image says.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> StartAsync(string image, params string[] options)
    {
        var name = $"graph-{Guid.NewGuid():N}";
        _started.Add(name);
        await ExpectAsync(
            Patience,
            "podman",
            [.. Podman, "run", "-d", "--name", name, "--read-only", "--tmpfs", "/tmp", .. Run, .. options, image]
        );
        return name;
    }

    /// <summary>Runs a program in a container that was started.</summary>
    public Task<(int ExitCode, string Output, string Errors)> ExecuteAsync(string name, params string[] command) =>
        Shell.RunAsync(Patience, "podman", [.. Podman, "exec", name, .. command], _environment);

    /// <summary>What a container has written so far.</summary>
    public async Task<string> LogsAsync(string name)
    {
        var (_, output, errors) = await Shell.RunAsync(Patience, "podman", [.. Podman, "logs", name], _environment);
        return output + errors;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _started)
        {
            await Shell.RunAsync(Patience, "podman", [.. Podman, "rm", "-f", "-t", "5", name], _environment);
        }
    }

    private static string[] Run =>
        [
            "--ulimit",
            "nofile=1024:1024",
            "--ulimit",
            "nproc=1024:1024",
            "--network",
            "host",
            "--cap-drop",
            "ALL",
            "--no-healthcheck",
        ];

    private async Task<string> ExpectAsync(TimeSpan patience, string program, string[] arguments)
    {
        var (exitCode, output, errors) = await Shell.RunAsync(patience, program, arguments, _environment);
        Assert.True(
            exitCode == 0,
            $"{program} {string.Join(' ', arguments)} ended with {exitCode}:\n{string.Join('\n', (output + "\n" + errors).Split('\n').TakeLast(30))}"
        );
        return output;
    }
}
