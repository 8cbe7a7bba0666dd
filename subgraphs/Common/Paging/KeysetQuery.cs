using System.Globalization;
using System.Text;
using Npgsql;

namespace Graph.Common.Paging;

/// <summary>
/// Reads one page of a list for each of many parents with one statement: a lateral join that walks the list's index from
/// the cursor, newest first, in either direction.
/// </summary>
/// <remarks>
/// Positions are compared as rows, <c>(created_at, id) &lt; (x, y)</c>: only this form starts at the right place in the
/// index; the same written with OR reads everything before it.
/// </remarks>
/// <typeparam name="T">What a row becomes.</typeparam>
public sealed class KeysetQuery<T>
{
    private const string NoParent = "(select 1::bigint as ord) p";
    private const string Parents = "unnest($1::uuid[]) with ordinality as p(id, ord)";

    private readonly KeysetTable _table;
    private readonly Func<NpgsqlDataReader, T> _read;
    private readonly string[] _statements = new string[8];

    /// <param name="table">Where the list is stored.</param>
    /// <param name="read">Makes an item of the columns, which start at 0 in the order of the table's columns.</param>
    public KeysetQuery(KeysetTable table, Func<NpgsqlDataReader, T> read)
    {
        _table = table;
        _read = read;
        for (var variant = 0; variant < _statements.Length; variant++)
        {
            _statements[variant] = BuildSql((variant & 4) != 0, (variant & 2) != 0, (variant & 1) != 0);
        }
    }

    /// <summary>One page per parent, in the order of the parents (which may repeat).</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="parents">The values of the parent column.</param>
    /// <param name="page">The part of each list.</param>
    /// <param name="viewer">The value of <c>@viewer</c> in the table's condition: the viewer's id, or null.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    public async Task<IReadOnlyList<Page<T>>> ReadAsync(
        NpgsqlDataSource database,
        IReadOnlyList<Guid> parents,
        PageRequest page,
        Guid? viewer,
        CancellationToken cancellationToken
    )
    {
        if (parents.Count == 0)
        {
            return [];
        }

        await using var command = CreateCommand(database, page);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = parents as Guid[] ?? [.. parents] });
        AddParameters(command, page, viewer);
        return await ReadPages(command, parents.Count, page, cancellationToken);
    }

    /// <summary>A page of a list that has no parent.</summary>
    public async Task<Page<T>> ReadAsync(
        NpgsqlDataSource database,
        PageRequest page,
        Guid? viewer,
        CancellationToken cancellationToken
    )
    {
        await using var command = CreateCommand(database, page);
        AddParameters(command, page, viewer);
        return (await ReadPages(command, 1, page, cancellationToken))[0];
    }

    private NpgsqlCommand CreateCommand(NpgsqlDataSource database, PageRequest page) =>
        database.CreateCommand(
            _statements[(page.FromEnd ? 4 : 0) | (page.After is not null ? 2 : 0) | (page.Before is not null ? 1 : 0)]
        );

    private void AddParameters(NpgsqlCommand command, PageRequest page, Guid? viewer)
    {
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = page.Size + 1L });
        if (_table.UsesViewer)
        {
            command.Parameters.Add(
                new NpgsqlParameter
                {
                    Value = (object?)viewer ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid,
                }
            );
        }

        AddPosition(command, page.After);
        AddPosition(command, page.Before);
    }

    private static void AddPosition(NpgsqlCommand command, KeysetPosition? position)
    {
        if (position is { } place)
        {
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = place.At });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = place.Id });
        }
    }

    private async Task<Page<T>[]> ReadPages(
        NpgsqlCommand command,
        int parents,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var beyondColumn = _table.ColumnCount + 1;
        var settledColumn = _table.ColumnCount + 2;
        DateTimeOffset? settledUntil = null;
        var pages = new Page<T>[parents];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        var hasRow = await reader.ReadAsync(cancellationToken);
        for (var parent = 0; parent < parents; parent++)
        {
            var items = new List<T>(Math.Min(page.Size, 16));
            var hasMore = false;
            var hasBeyond = false;
            while (hasRow && reader.GetInt64(_table.ColumnCount) == parent + 1)
            {
                hasBeyond |= reader.GetBoolean(beyondColumn);
                settledUntil ??= _table.Settles ? reader.GetFieldValue<DateTimeOffset>(settledColumn) : null;
                // A parent whose page is empty has one row of nulls: it still says what lies beyond the cursor.
                if (!reader.IsDBNull(0))
                {
                    if (items.Count == page.Size)
                    {
                        hasMore = true;
                    }
                    else
                    {
                        items.Add(_read(reader));
                    }
                }

                hasRow = await reader.ReadAsync(cancellationToken);
            }

            if (page.FromEnd)
            {
                items.Reverse();
            }

            pages[parent] = page.FromEnd
                ? new Page<T>(items, HasNext: hasBeyond, HasPrevious: hasMore)
                : new Page<T>(items, HasNext: hasMore, HasPrevious: hasBeyond);
            if (settledUntil is not null)
            {
                pages[parent] = pages[parent] with { SettledUntil = settledUntil };
            }
        }

        return pages;
    }

    /// <summary>
    /// Both directions ask for one row more than the page has (that is how "more" is known), and whether anything lies on
    /// the other side of the cursor that the page starts from.
    /// </summary>
    private string BuildSql(bool fromEnd, bool hasAfter, bool hasBefore)
    {
        var number = _table.ParentColumn is null ? 1 : 2;
        var limit = number++;
        var viewer = _table.UsesViewer ? number++ : 0;
        var after = hasAfter ? Row(ref number) : null;
        var before = hasBefore ? Row(ref number) : null;

        var key = $"(t.{_table.TimeColumn}, t.{_table.IdColumn})";
        var rows = new StringBuilder();
        if (_table.ParentColumn is not null)
        {
            rows.Append(CultureInfo.InvariantCulture, $"t.{_table.ParentColumn} = p.id");
        }

        if (_table.Condition is not null)
        {
            rows.Append(rows.Length > 0 ? " and " : "")
                .Append('(')
                .Append(_table.Condition.Replace("@viewer", $"${viewer}", StringComparison.Ordinal))
                .Append(')');
        }

        var list = rows.Length > 0 ? rows.ToString() : "true";
        var (direction, opposite) = fromEnd ? ("asc", "desc") : ("desc", "asc");
        var start = fromEnd ? before : after;
        // A lateral join with a limit and not EXISTS, which the planner may answer by reading everything beyond the cursor
        // of all parents once.
        var beyond = start is null
            ? ""
            : $"""

                left join lateral (
                    select true as found
                    from {_table.Name} t
                    where {list} and {key} {(fromEnd ? "<=" : ">=")} {start}
                    order by t.{_table.TimeColumn} {opposite}, t.{_table.IdColumn} {opposite}
                    limit 1
                ) b on true
                """;

        // The list is newest first: "after" a cursor is older.
        var window =
            list
            + (after is null ? "" : $" and {key} < {after}")
            + (before is null ? "" : $" and {key} > {before}")
            // Whoever reads towards the newest stops where rows can still appear between those that are visible.
            + (before is null || !_table.Settles ? "" : $" and t.{_table.TimeColumn} <= now() - {Settling.HorizonSql}");
        var settled = _table.Settles ? $", now() - {Settling.HorizonSql}" : "";
        return $"""
            select {Prefixed("r", _table.Columns)}, p.ord, {(
                start is null ? "false" : "coalesce(b.found, false)"
            )}{settled}
            from {(_table.ParentColumn is null ? NoParent : Parents)}
            left join lateral (
                select {Prefixed("t", _table.Columns)}
                from {_table.Name} t
                where {window}
                order by t.{_table.TimeColumn} {direction}, t.{_table.IdColumn} {direction}
                limit ${limit}
            ) r on true{beyond}
            order by p.ord, r.{_table.TimeColumn} {direction}, r.{_table.IdColumn} {direction}
            """;

        static string Row(ref int number)
        {
            var row = $"(${number}::timestamptz, ${number + 1}::uuid)";
            number += 2;
            return row;
        }
    }

    private static string Prefixed(string alias, IReadOnlyList<string> columns)
    {
        var text = new StringBuilder();
        foreach (var column in columns)
        {
            text.Append(text.Length > 0 ? ", " : "").Append(alias).Append('.').Append(column);
        }

        return text.ToString();
    }
}
