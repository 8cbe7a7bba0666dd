using Graph.Host.Postgres;
using Graph.Host.Processes;
using Npgsql;

namespace Graph.Host.Tests.Postgres;

public sealed class PostgresClusterTests : IDisposable
{
    private readonly TemporaryWorkspace _temporary = new();

    private Workspace Workspace => _temporary.Workspace;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_first_start_makes_a_cluster_with_a_database_per_service()
    {
        await using PostgresCluster cluster = await StartAsync("death", "war");

        Assert.Equal("death", await AskAsync(cluster, "death", "select current_database()"));
        Assert.Equal("war", await AskAsync(cluster, "war", "select current_database()"));
        Assert.Equal("UTF8", await AskAsync(cluster, "war", "show server_encoding"));
        Assert.Equal("127.0.0.1", await AskAsync(cluster, "war", "show listen_addresses"));
    }

    [Fact]
    public async Task Data_and_port_outlive_a_restart()
    {
        int port;
        await using (PostgresCluster first = await StartAsync("war"))
        {
            port = first.Port;
            await AskAsync(first, "war", "create table kept as select 42 as answer");
        }

        await using PostgresCluster second = await StartAsync("war");

        Assert.Equal(port, second.Port);
        Assert.Equal(42, await AskAsync(second, "war", "select answer from kept"));
    }

    [Fact]
    public async Task A_server_that_was_killed_is_recovered_with_what_it_had_committed()
    {
        PostgresCluster killed = await StartAsync("war");
        await AskAsync(killed, "war", "create table kept as select 42 as answer");
        await AskAsync(killed, "war", "checkpoint");
        Signals.Send(killed.ProcessId, Signals.Kill);
        await killed.Exited;

        await using PostgresCluster recovered = await StartAsync("war");

        Assert.Equal(42, await AskAsync(recovered, "war", "select answer from kept"));
        await killed.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_is_killed_while_many_write_loses_nothing_that_it_has_acknowledged()
    {
        const int writers = 8;
        PostgresCluster killed = await StartAsync("fury");
        await AskAsync(killed, "fury", "create table written (writer int, number int, primary key (writer, number))");
        var acknowledged = new int[writers];
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task[] writing =
        [
            .. Enumerable
                .Range(0, writers)
                .Select(writer => WriteUntilItDiesAsync(killed, writer, acknowledged, enough)),
        ];

        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Signals.Send(killed.ProcessId, Signals.Kill);
        await Task.WhenAll(writing).WaitAsync(TimeSpan.FromSeconds(60));
        await killed.Exited;

        await using PostgresCluster recovered = await StartAsync("fury");
        for (int writer = 0; writer < writers; writer++)
        {
            object? kept = await AskAsync(
                recovered,
                "fury",
                $"select count(*) from written where writer = {writer} and number < {acknowledged[writer]}"
            );
            Assert.Equal((long)acknowledged[writer], kept);
        }

        await killed.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_an_earlier_run_has_left_is_stopped_and_replaced()
    {
        await using PostgresCluster left = await StartAsync("war");
        var said = new List<string>();

        await using PostgresCluster own = await PostgresCluster.StartAsync(
            Workspace,
            ["war"],
            said.Add,
            CancellationToken.None
        );

        Assert.Contains(said, line => line.Contains($"process {left.ProcessId}", StringComparison.Ordinal));
        Assert.True(left.Exited.IsCompleted);
        Assert.Equal(1, await AskAsync(own, "war", "select 1"));
    }

    [Fact]
    public async Task A_lock_file_that_names_another_program_does_not_keep_the_server_from_starting()
    {
        await using (PostgresCluster first = await StartAsync("war"))
        {
            // As after a crash, when the id has been given to another process.
            string file = first.Home.LockFile;
            string[] lines = await File.ReadAllLinesAsync(file);
            lines[0] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Signals.Send(first.ProcessId, Signals.Kill);
            await first.Exited;
            await File.WriteAllLinesAsync(file, lines);
        }

        await using PostgresCluster second = await StartAsync("war");

        Assert.Equal(1, await AskAsync(second, "war", "select 1"));
    }

    [Fact]
    public async Task A_taken_port_is_exchanged_for_a_free_one()
    {
        int port = PostgresPort.Choose(Workspace);
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        other.Start();

        await using PostgresCluster cluster = await StartAsync("war");

        Assert.NotEqual(port, cluster.Port);
    }

    [Fact]
    public async Task An_interrupted_initialisation_is_begun_again()
    {
        string data = Path.Combine(Workspace.State, "postgres", "data");
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "15\n");

        await using PostgresCluster cluster = await StartAsync("war");

        Assert.Equal(1, await AskAsync(cluster, "war", "select 1"));
    }

    private Task<PostgresCluster> StartAsync(params string[] databases) =>
        PostgresCluster.StartAsync(Workspace, databases, _ => { }, CancellationToken.None);

    // Row after row, each a transaction of its own; counts those of which the server has said that they are kept.
    private static async Task WriteUntilItDiesAsync(
        PostgresCluster cluster,
        int writer,
        int[] acknowledged,
        TaskCompletionSource enough
    )
    {
        await using var connection = new NpgsqlConnection(
            PostgresCluster.ConnectionString(cluster.Port, "fury") + ";Pooling=false"
        );
        await connection.OpenAsync();
        await using var insert = new NpgsqlCommand("insert into written values ($1, $2)", connection);
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = writer });
        var number = new NpgsqlParameter<int>();
        insert.Parameters.Add(number);
        try
        {
            while (true)
            {
                number.TypedValue = acknowledged[writer];
                await insert.ExecuteNonQueryAsync();
                if (++acknowledged[writer] == 200)
                {
                    enough.TrySetResult();
                }
            }
        }
        catch (NpgsqlException)
        {
            // The server is gone. What it was doing just then may be there or not: it was never said to be.
        }
    }

    private static async Task<object?> AskAsync(PostgresCluster cluster, string database, string sql)
    {
        await using var connection = new NpgsqlConnection(
            PostgresCluster.ConnectionString(cluster.Port, database) + ";Pooling=false"
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
