using Npgsql;

namespace Graph.War.Profiles;

/// <summary>Reads profiles: each call is one statement, however many profiles it is about.</summary>
internal sealed class ProfileStore(NpgsqlDataSource database)
{
    private const string ByIdsSql = $"""
        select i.ord, {ProfileRow.SelectList}
        from unnest($1::uuid[]) with ordinality as i(id, ord)
        join profiles p on p.id = i.id
        """;

    private const string ByHandlesSql = $"""
        select i.ord, {ProfileRow.SelectList}
        from unnest($1::text[]) with ordinality as i(handle_key, ord)
        join profiles p on p.handle_key = i.handle_key
        """;

    /// <summary>The profiles with these ids, in their order; null where there is none.</summary>
    public async Task<IReadOnlyList<Profile?>> ByIds(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var command = database.CreateCommand(ByIdsSql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids as Guid[] ?? [.. ids] });
        return await ReadAligned(command, ids.Count, cancellationToken);
    }

    /// <summary>The profiles with these handles, in their order, whatever case they are written in.</summary>
    public async Task<IReadOnlyList<Profile?>> ByHandles(
        IReadOnlyList<string> handles,
        CancellationToken cancellationToken
    )
    {
        // What cannot be a handle stays null: it finds nothing, and never reaches SQL.
        var keys = new string?[handles.Count];
        var hasKey = false;
        for (var i = 0; i < keys.Length; i++)
        {
            hasKey |= Handle.TryGetKey(handles[i], out keys[i]);
        }

        if (!hasKey)
        {
            return new Profile?[handles.Count];
        }

        await using var command = database.CreateCommand(ByHandlesSql);
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = keys });
        return await ReadAligned(command, handles.Count, cancellationToken);
    }

    private static async Task<Profile?[]> ReadAligned(
        NpgsqlCommand command,
        int count,
        CancellationToken cancellationToken
    )
    {
        var profiles = new Profile?[count];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            profiles[reader.GetInt64(0) - 1] = ProfileRow.Read(reader, 1);
        }

        return profiles;
    }
}
