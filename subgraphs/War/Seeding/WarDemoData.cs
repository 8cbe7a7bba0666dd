using Graph.Common.Seeding;
using Npgsql;
using NpgsqlTypes;

namespace Graph.War.Seeding;

/// <summary>War's part of the demo world: profiles.</summary>
internal static class WarDemoData
{
    private static readonly string[] Tables = ["profiles"];

    /// <returns>Whether anything was loaded.</returns>
    public static async Task<bool> LoadAsync(
        NpgsqlDataSource database,
        DemoWorldOptions options,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        await using var load = await DemoLoad.BeginAsync(
            WarService.Description.Name,
            database,
            Tables,
            options.Force,
            progress,
            cancellationToken
        );
        if (load is null)
        {
            return false;
        }

        var world = new DemoWorld(options);
        // The copy of Death's counts, with the version that Death's load gives them.
        var (followers, following) = world.CountFollows();
        await using (
            var copy = await load.CopyAsync(
                "profiles",
                "id, handle, handle_key, display_name, bio, website, location, is_verified, followers, followers_version, created_at",
                cancellationToken
            )
        )
        {
            var importer = copy.Importer;
            for (var i = 0; i < world.PersonCount; i++)
            {
                var person = world.Person(i);
                await copy.StartRowAsync(cancellationToken);
                await importer.WriteAsync(person.Id, NpgsqlDbType.Uuid, cancellationToken);
                await importer.WriteAsync(person.Handle, NpgsqlDbType.Text, cancellationToken);
                await importer.WriteAsync(person.Handle.ToLowerInvariant(), NpgsqlDbType.Text, cancellationToken);
                await importer.WriteAsync(person.DisplayName, NpgsqlDbType.Text, cancellationToken);
                await importer.WriteAsync(person.Bio, NpgsqlDbType.Text, cancellationToken);
                await importer.WriteAsync(person.Website, NpgsqlDbType.Text, cancellationToken);
                await importer.WriteAsync(person.Location, NpgsqlDbType.Text, cancellationToken);
                await importer.WriteAsync(person.IsVerified, NpgsqlDbType.Boolean, cancellationToken);
                await importer.WriteAsync((long)followers[i], NpgsqlDbType.Bigint, cancellationToken);
                await importer.WriteAsync((long)followers[i] + following[i], NpgsqlDbType.Bigint, cancellationToken);
                await importer.WriteAsync(person.JoinedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await load.CommitAsync(cancellationToken);
        return true;
    }
}
