using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Example;

public sealed class MusicDbContext(DbContextOptions<MusicDbContext> options) : DbContext(options)
{
    public DbSet<Song> Songs => Set<Song>();

    public DbSet<Band> Bands => Set<Band>();
}
