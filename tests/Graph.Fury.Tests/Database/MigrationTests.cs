using Graph.Common.Database;
using Graph.Fury.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Tests.Database;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var context = new FuryDbContext(DesignTime.Options<FuryDbContext>());

        Assert.False(context.Database.HasPendingModelChanges());
    }
}
