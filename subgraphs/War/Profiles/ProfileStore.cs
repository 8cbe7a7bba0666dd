using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Npgsql;
using NpgsqlTypes;

namespace Graph.War.Profiles;

/// <summary>Reads and changes profiles: each call is one statement, however many profiles it is about.</summary>
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

    private const string UpdateSql = $"""
        with changed as (
            update profiles p
            set display_name = case when $3 then $4 else p.display_name end,
                bio = case when $5 then $6 else p.bio end,
                website = case when $7 then $8 else p.website end,
                location = case when $9 then $10 else p.location end,
                version = p.version + 1
            where p.id = $1 and ($2::bigint is null or p.version = $2)
            returning {ProfileRow.SelectList}
        )
        select true, {ProfileRow.SelectList} from changed p
        union all
        select false, {ProfileRow.SelectList}
        from profiles p
        where p.id = $1 and not exists (select 1 from changed)
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

    /// <summary>Changes the viewer's own profile.</summary>
    /// <returns>
    /// The profile as it is now, or <see cref="ValidationError"/>s, a <see cref="ConflictError"/> (it has changed since
    /// the expected version), a <see cref="NotFoundError"/> or a <see cref="ForbiddenError"/> (nobody is signed in).
    /// </returns>
    public async Task<Result<Profile>> Update(
        Viewer viewer,
        ProfileChanges changes,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new ForbiddenError("Sign in to change your profile.");
        }

        var errors = new List<IUserError>();
        changes = ProfileRules.Apply(changes, errors);
        if (errors.Count > 0)
        {
            return errors;
        }

        await using var command = database.CreateCommand(UpdateSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = viewer.UserId.Value });
        command.Parameters.Add(
            new NpgsqlParameter
            {
                Value = (object?)changes.ExpectedVersion ?? DBNull.Value,
                NpgsqlDbType = NpgsqlDbType.Bigint,
            }
        );
        AddOptional(command, changes.DisplayName);
        AddOptional(command, changes.Bio);
        AddOptional(command, changes.Website);
        AddOptional(command, changes.Location);

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return new NotFoundError("You have no profile yet.");
        }

        var profile = ProfileRow.Read(reader, 1);
        return reader.GetBoolean(0)
            ? profile
            : new ConflictError(
                $"The profile has changed since you read version {changes.ExpectedVersion}; read it again and repeat the change.",
                "input",
                "expectedVersion"
            );
    }

    private static void AddOptional(NpgsqlCommand command, Optional<string?> text)
    {
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = text.HasValue });
        command.Parameters.Add(
            new NpgsqlParameter { Value = (object?)text.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
        );
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
