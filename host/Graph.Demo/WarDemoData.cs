using NpgsqlTypes;

namespace Graph.Demo;

/// <summary>War's part of the demo world: profiles.</summary>
internal sealed class WarDemoData : IDemoData
{
    public string Service => "War";

    public IReadOnlyList<string> Tables { get; } = ["profiles", "relations"];

    public async Task LoadAsync(DemoLoad load, DemoWorld world, CancellationToken cancellationToken)
    {
        // The copy of Death's counts, with the version that Death's load gives them.
        var (followers, following) = world.CountFollows();
        await using (
            var copy = await load.CopyAsync(
                "profiles",
                "id, handle, handle_key, display_name, bio, website, location, avatar_url, is_verified, followers, followers_version, status, created_at",
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
                await importer.WriteAsync(person.AvatarPath, NpgsqlDbType.Text, cancellationToken);
                await importer.WriteAsync(person.IsVerified, NpgsqlDbType.Boolean, cancellationToken);
                await importer.WriteAsync((long)followers[i], NpgsqlDbType.Bigint, cancellationToken);
                await importer.WriteAsync((long)followers[i] + following[i], NpgsqlDbType.Bigint, cancellationToken);
                await importer.WriteAsync(
                    world.IsBanned(i) ? "BANNED" : "ACTIVE",
                    NpgsqlDbType.Text,
                    cancellationToken
                );
                await importer.WriteAsync(person.JoinedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }
    }
}
