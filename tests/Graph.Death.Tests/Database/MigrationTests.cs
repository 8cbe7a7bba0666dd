using Graph.Common.Database;
using Graph.Death.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Death.Tests.Database;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var context = new DeathDbContext(DesignTime.Options<DeathDbContext>());

        Assert.False(context.Database.HasPendingModelChanges());
    }
}
