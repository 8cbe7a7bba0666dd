using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Paging;

internal sealed class NotesDbContext(DbContextOptions<NotesDbContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Topic> Topics => Set<Topic>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>().HasIndex(note => new { note.At, note.Id });
        modelBuilder.Entity<Note>().HasIndex(note => new { note.Title, note.Id });
        modelBuilder
            .Entity<Note>()
            .HasIndex(note => new
            {
                note.TopicId,
                note.At,
                note.Id,
            });
        modelBuilder.Entity<Note>().Property(note => note.Price).HasPrecision(10, 2);
        modelBuilder.Entity<Note>().Property(note => note.Mood).HasConversion<string>();
    }
}
