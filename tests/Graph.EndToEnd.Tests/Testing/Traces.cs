using Graph.Common.Identity;
using Graph.Common.Ids;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>Looks for what is left of a person: in every column of every table of every database, and in every file of mail.</summary>
internal static class Traces
{
    private const string TablesSql = """
        select table_name::text from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
        """;

    /// <summary>Where something of the person is, as <c>service.table</c> or the name of a file.</summary>
    /// <param name="graph">Where to look.</param>
    /// <param name="id">The person's id, looked for in every form in which it is written.</param>
    /// <param name="texts">What else: address, handle, what they wrote.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(RunningGraph graph, Guid id, params string[] texts)
    {
        string[] wanted =
        [
            id.ToString("D"),
            id.ToString("N"),
            Convert.ToHexStringLower(id.ToByteArray()),
            TypeId.Format(Viewer.IdKind, id),
            .. texts,
        ];
        var found = new List<string>();
        var services = new (string Name, RunningService Service)[]
        {
            ("death", graph.Death),
            ("war", graph.War),
            ("fury", graph.Fury),
            ("identity", graph.Identity),
        };
        foreach (var (name, service) in services)
        {
            foreach (var row in await service.Rows(TablesSql))
            {
                // A row as text has bytes in hexadecimal digits and JSON as it is.
                var rows = await service.Scalar<long>(
                    $"select count(*) from \"{row[0]}\" t where exists (select 1 from unnest($1::text[]) w where strpos(lower(t::text), lower(w)) > 0)",
                    [wanted]
                );
                if (rows > 0)
                {
                    found.Add($"{name}.{row[0]}");
                }
            }
        }

        foreach (var file in Directory.EnumerateFiles(graph.Mail.Path))
        {
            var text = await File.ReadAllTextAsync(file);
            if (wanted.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                found.Add(Path.GetFileName(file));
            }
        }

        return found;
    }
}
