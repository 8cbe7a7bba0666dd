using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Graph.Testing;

/// <summary>
/// A private PostgreSQL server of this test run: in a temporary folder, on loopback, without durability (nothing in it
/// outlives the run). It stops with the process, also when that is killed.
/// </summary>
internal sealed class PostgresCluster
{
    private const string FolderPrefix = "graph-postgres-";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly int _port = FreePort();
    private readonly string? _user = Environment.IsPrivilegedProcess ? "postgres" : null;
    private string[] _settings = [];
    private Process? _server;

    private PostgresCluster() =>
        _folder = Directory.CreateTempSubdirectory($"{FolderPrefix}{Environment.ProcessId}-").FullName;

    /// <summary>Connects to the server's database <c>postgres</c> as its superuser.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={_port};Username=app;Database=postgres;Include Error Detail=true";

    public static PostgresCluster Start()
    {
        DeleteLeftovers();
        var cluster = new PostgresCluster();
        cluster.Start(tools => cluster.Initialize(tools));
        return cluster;
    }

    /// <summary>Starts two: the second follows the first, and is read-only.</summary>
    public static (PostgresCluster Primary, PostgresCluster Standby) StartPair()
    {
        DeleteLeftovers();
        var (primary, standby) = (new PostgresCluster(), new PostgresCluster());
        primary.Start(tools =>
        {
            primary.Initialize(tools);
            // A cluster that was never started can be copied as it is.
            standby.Copy(primary);
        });
        standby.Start(_ => { });
        return (primary, standby);
    }

    private void Start(Action<PostgresTools> prepare)
    {
        var tools = PostgresTools.Find();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        try
        {
            prepare(tools);
            StartServer(tools);
        }
        catch
        {
            Stop();
            throw;
        }
    }

    private void Copy(PostgresCluster primary)
    {
        if (_user is not null)
        {
            Run("chown", [_user, _folder], asUser: null);
        }

        Run("cp", ["-R", "-p", $"{primary._folder}/data", _folder], _user);
        Run("touch", [$"{_folder}/data/standby.signal"], _user);
        _settings = ["-c", $"primary_conninfo=host=127.0.0.1 port={primary._port} user=app"];
    }

    private void Initialize(PostgresTools tools)
    {
        if (_user is not null)
        {
            Run("chown", [_user, _folder], asUser: null);
        }

        Run(
            tools.InitDb,
            ["-D", $"{_folder}/data", "-U", "app", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            _user
        );
    }

    private void StartServer(PostgresTools tools)
    {
        string[] server =
        [
            tools.Server,
            "-D",
            $"{_folder}/data",
            "-p",
            $"{_port}",
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=300",
            "-c",
            "fsync=off",
            "-c",
            "synchronous_commit=off",
            "-c",
            "full_page_writes=off",
            .. _settings,
        ];

        var log = new List<string>();
        using var started = new ManualResetEventSlim();
        Exception? failure = null;
        // The kernel signals the server when the *thread* that made it ends: this one lives as long as the server.
        var keeper = new Thread(() =>
        {
            try
            {
                _server = Process.Start(StartInfo(server))!;
                _server.ErrorDataReceived += (_, line) =>
                {
                    lock (log)
                    {
                        if (line.Data is not null && log.Count < 200)
                        {
                            log.Add(line.Data);
                        }
                    }
                };
                _server.OutputDataReceived += (_, _) => { };
                _server.BeginErrorReadLine();
                _server.BeginOutputReadLine();
            }
            catch (Exception e)
            {
                failure = e;
                return;
            }
            finally
            {
                started.Set();
            }

            _server.WaitForExit();
        })
        {
            IsBackground = true,
            Name = "PostgreSQL",
        };
        keeper.Start();
        started.Wait();
        if (failure is not null)
        {
            throw new InvalidOperationException($"{tools.Server} cannot be started.", failure);
        }

        var clock = Stopwatch.StartNew();
        while (!Answers())
        {
            if (_server!.HasExited || clock.Elapsed > StartTimeout)
            {
                lock (log)
                {
                    throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', log)}");
                }
            }

            Thread.Sleep(20);
        }
    }

    private bool Answers()
    {
        try
        {
            using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false;Timeout=2");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo(string[] command)
    {
        // setpriv drops root's rights, and tells the kernel to stop the server when the test process is gone.
        if (PostgresTools.FindOnPath("setpriv") is { } setpriv)
        {
            string[] identity = _user is null ? [] : [$"--reuid={_user}", $"--regid={_user}", "--init-groups"];
            return Quiet(new ProcessStartInfo(setpriv, [.. identity, "--pdeathsig", "INT", "--", .. command]));
        }

        return Quiet(new ProcessStartInfo(command[0], command[1..]) { UserName = _user });
    }

    private static ProcessStartInfo Quiet(ProcessStartInfo info)
    {
        info.WorkingDirectory = "/";
        info.RedirectStandardError = true;
        info.RedirectStandardOutput = true;
        info.Environment["LC_ALL"] = "C.UTF-8";
        return info;
    }

    private static void Run(string command, string[] arguments, string? asUser)
    {
        using var process = Process.Start(Quiet(new ProcessStartInfo(command, arguments) { UserName = asUser }))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{command} {string.Join(' ', arguments)} failed ({process.ExitCode}): {error}{output.Result}"
            );
        }
    }

    /// <summary>Stops the server and deletes what it had.</summary>
    public void Stop()
    {
        if (_server is { HasExited: false })
        {
            // SIGINT: a fast shutdown. setpriv became the server, so the process is the server itself.
            using var kill = Process.Start("kill", ["-INT", $"{_server.Id}"]);
            kill.WaitForExit();
            if (!_server.WaitForExit(StopTimeout))
            {
                _server.Kill();
            }
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Folders of runs that were killed: their servers are gone, their files are not.</summary>
    private static void DeleteLeftovers()
    {
        foreach (var leftover in Directory.GetDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            var parts = Path.GetFileName(leftover)[FolderPrefix.Length..].Split('-');
            if (!int.TryParse(parts[0], out var processId) || IsRunning(processId))
            {
                continue;
            }

            try
            {
                Directory.Delete(leftover, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody else's, or being deleted by another run.
            }
        }
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
