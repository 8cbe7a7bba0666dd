using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Database;

/// <summary>
/// Every statement that one data source executes, for tests that assert how many a request costs. It listens to the
/// driver's own log, so what EF Core sends is counted like what a store sends, and nothing in the process is global.
/// </summary>
public sealed class StatementLog : IDisposable
{
    private const string CommandCategory = "Npgsql.Command";
    private const int MaxEntries = 100_000;

    private readonly ConcurrentQueue<string> _statements = new();
    private readonly ConcurrentQueue<string> _notices = new();

    /// <summary>An empty log.</summary>
    public StatementLog()
    {
        LoggerFactory = Microsoft.Extensions.Logging.LoggerFactory.Create(logging =>
            logging.SetMinimumLevel(LogLevel.Debug).AddProvider(new Provider(this))
        );
    }

    /// <summary>The SQL that was executed since the start or the last <see cref="Clear"/>, in order.</summary>
    public IReadOnlyList<string> Statements => [.. _statements];

    /// <summary>What the server had to say, such as plans of <c>auto_explain</c>.</summary>
    public IReadOnlyList<string> Notices => [.. _notices];

    /// <summary>How many statements were executed.</summary>
    public int Count => _statements.Count;

    internal ILoggerFactory LoggerFactory { get; }

    /// <summary>Forgets what was logged.</summary>
    public void Clear()
    {
        _statements.Clear();
        _notices.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => LoggerFactory.Dispose();

    private sealed class Provider(StatementLog log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Logger(log, categoryName == CommandCategory);

        public void Dispose() { }
    }

    private sealed class Logger(StatementLog log, bool isCommand) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (isCommand ? LogLevel.Information : LogLevel.Debug);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var queue = isCommand ? log._statements : log._notices;
            if (queue.Count >= MaxEntries || state is not IReadOnlyList<KeyValuePair<string, object?>> values)
            {
                return;
            }

            var key = isCommand ? "CommandText" : "NoticeText";
            foreach (var (name, value) in values)
            {
                if (name.Equals(key, StringComparison.OrdinalIgnoreCase) && value is string text)
                {
                    queue.Enqueue(text);
                }
            }
        }
    }
}
