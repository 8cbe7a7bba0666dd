using System.IO.MemoryMappedFiles;

namespace Graph.Fuzz.Running;

/// <summary>
/// The input that is being fed, in a file that outlives the process: where an input ends the process (an overflown stack
/// cannot be caught) or never comes back, the one who watches still knows which it was.
/// </summary>
internal sealed class InputJournal : IDisposable
{
    private const int Header = 32;
    private const int Capacity = Header + 1024 * 1024;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private InputJournal(string path, FileMode mode)
    {
        _file = MemoryMappedFile.CreateFromFile(
            new FileStream(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite),
            null,
            Capacity,
            MemoryMappedFileAccess.ReadWrite,
            HandleInheritability.None,
            leaveOpen: false
        );
        _view = _file.CreateViewAccessor();
    }

    /// <summary>A journal that is written; it forgets what the file had.</summary>
    public static InputJournal Create(string path) => new(path, FileMode.Create);

    /// <summary>A journal that another process writes.</summary>
    public static InputJournal Open(string path) => new(path, FileMode.OpenOrCreate);

    /// <summary>Notes an input before it is fed.</summary>
    public void Begin(ulong seed, long index, byte[] input)
    {
        var length = Math.Min(input.Length, Capacity - Header);
        _view.Write(0, 0L);
        _view.Write(8, seed);
        _view.Write(16, index);
        _view.Write(24, length);
        _view.WriteArray(Header, input, 0, length);
        _view.Write(0, DateTime.UtcNow.Ticks);
    }

    /// <summary>Notes that the input is done.</summary>
    public void End() => _view.Write(0, 0L);

    /// <summary>What is being fed; null if nothing is.</summary>
    public JournalEntry? Read()
    {
        var started = _view.ReadInt64(0);
        if (started == 0)
        {
            return null;
        }

        var input = new byte[_view.ReadInt32(24)];
        _view.ReadArray(Header, input, 0, input.Length);
        return new JournalEntry(
            new DateTime(started, DateTimeKind.Utc),
            _view.ReadUInt64(8),
            _view.ReadInt64(16),
            input
        );
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}

/// <summary>An input that is being fed.</summary>
/// <param name="Started">Since when.</param>
/// <param name="Seed">The seed of its run.</param>
/// <param name="Index">Its number in the run.</param>
/// <param name="Input">Its bytes.</param>
internal sealed record JournalEntry(DateTime Started, ulong Seed, long Index, byte[] Input);
