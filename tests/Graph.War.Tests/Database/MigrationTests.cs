using Graph.Common.Database;
using Graph.War.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.War.Tests.Database;

public sealed class MigrationTests(WarDatabase database) : IClassFixture<WarDatabase>
{
    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var context = new WarDbContext(DesignTime.Options<WarDbContext>());

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_database_of_an_earlier_release_is_known_by_the_migrations_that_it_has()
    {
        // Earlier releases, without a naming convention for the table of migrations, wrote these names.
        var applied = await database.Scalar<string>("select min(\"MigrationId\") from \"__EFMigrationsHistory\"");
        await WarSubgraph.Definition.MigrateAsync(database.Source, default);
        await using var context = new WarDbContext(DesignTime.Options<WarDbContext>());

        Assert.EndsWith("_Initial", applied, StringComparison.Ordinal);
        Assert.Equal(
            context.Database.GetMigrations().LongCount(),
            await database.Scalar<long>("select count(\"ProductVersion\") from \"__EFMigrationsHistory\"")
        );
    }
}
