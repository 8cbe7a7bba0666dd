using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Npgsql;
using NpgsqlTypes;

namespace Graph.War.Profiles;

/// <summary>Changes profiles, one statement each.</summary>
internal sealed class ProfileWriter(NpgsqlDataSource database)
{
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

    /// <summary>Changes the viewer's own profile.</summary>
    /// <returns>
    /// The profile as it is now, or <see cref="ValidationError"/>s, a <see cref="ConflictError"/> (it has changed since
    /// the expected version), a <see cref="NotFoundError"/> or an <see cref="UnauthenticatedError"/> (nobody is signed in).
    /// </returns>
    public async Task<FieldResult<Profile>> Update(
        Viewer viewer,
        ProfileChanges changes,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to change your profile.");
        }

        var errors = new List<UserError>();
        changes = ProfileRules.Apply(changes, errors);
        if (errors.Count > 0)
        {
            return new FieldFailure(errors);
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
}
