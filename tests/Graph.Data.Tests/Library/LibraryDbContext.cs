using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Tests.Library;

/// <summary>Books, who wrote them, what they are about and what is thought of them.</summary>
public sealed class LibraryDbContext(DbContextOptions<LibraryDbContext> options) : DbContext(options)
{
    public DbSet<Author> Authors => Set<Author>();

    public DbSet<Book> Books => Set<Book>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Tag> Tags => Set<Tag>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Author>().HasMany(author => author.Books).WithOne(book => book.Author);
        modelBuilder.Entity<Book>().HasOne(book => book.Translator).WithMany();
        modelBuilder.Entity<Book>().HasMany(book => book.Tags).WithMany(tag => tag.Books);
        modelBuilder.Entity<Book>().Property(book => book.Price).HasPrecision(10, 2);
        modelBuilder.Entity<Book>().HasIndex(book => new { book.PublishedAt, book.Id });
        modelBuilder
            .Entity<Book>()
            .HasIndex(book => new
            {
                book.AuthorId,
                book.PublishedAt,
                book.Id,
            });
    }
}
