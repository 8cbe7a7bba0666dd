namespace Graph.Host.Postgres;

/// <summary>The server's messages in a file, started anew with each server, and the last of them in memory.</summary>
internal sealed class PostgresLog
{
    private const int Kept = 8;
    private readonly Queue<string> _tail = new(Kept);
    private readonly StreamWriter _file;

    public PostgresLog(string path) => _file = new StreamWriter(path, append: false) { AutoFlush = true };

    public void Write(string line)
    {
        lock (_tail)
        {
            if (_tail.Count == Kept)
            {
                _tail.Dequeue();
            }

            _tail.Enqueue(line);
            _file.WriteLine(line);
        }
    }

    /// <summary>The last messages, for a person.</summary>
    public string Tail()
    {
        lock (_tail)
        {
            return string.Join('\n', _tail);
        }
    }
}
