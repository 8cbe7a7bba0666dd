using Graph.Common.Database;
using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Graph.Common.Removal;
using Graph.Common.Visibility;
using Graph.Fury.Likes;
using Graph.Fury.Posts;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Database;

/// <summary>The model of the database <c>fury</c>: posts and who likes them.</summary>
internal sealed class FuryDbContext(DbContextOptions<FuryDbContext> options) : ServiceDbContext(options)
{
    public DbSet<Post> Posts => Set<Post>();

    public DbSet<Like> Likes => Set<Like>();

    public DbSet<Mention> Mentions => Set<Mention>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Relation> Relations => Set<Relation>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Post>(posts =>
        {
            posts.ToTable(
                "posts",
                t =>
                {
                    t.HasCheckConstraint("posts_likes", "likes >= 0");
                    t.HasCheckConstraint(
                        "posts_visibility",
                        "visibility IN ('PUBLIC', 'UNLISTED', 'FOLLOWERS', 'MENTIONED', 'ONLY_ME')"
                    );
                }
            );
            posts.HasKey(x => x.Id).HasName("posts_pkey");
            posts.Property(x => x.Id).ValueGeneratedNever();
            posts
                .Property(x => x.Visibility)
                .HasConversion(x => PostRow.FormatVisibility(x), x => PostRow.ParseVisibility(x))
                .HasColumnType("text")
                .HasDefaultValueSql("'PUBLIC'")
                .HasSentinel((PostVisibility)(-1));
            posts.Property(x => x.Likes).HasDefaultValue(0L);
            posts.Property(x => x.Revision).HasDefaultValue(1).HasSentinel(0);
            // The public timeline.
            posts
                .HasIndex(x => new { x.CreatedAt, x.Id })
                .IsDescending(true, true)
                .HasFilter("deleted_at IS NULL AND visibility = 'PUBLIC'")
                .HasDatabaseName("posts_public");
            // A user's posts, and how many they are.
            posts
                .HasIndex(x => new
                {
                    x.UserId,
                    x.CreatedAt,
                    x.Id,
                })
                .IsDescending(false, true, true)
                .HasFilter("deleted_at IS NULL")
                .HasDatabaseName("posts_by_author");
            // What is to go with its author.
            posts
                .HasIndex(x => x.UserId)
                .HasFilter("deleted_at IS NOT NULL")
                .HasDatabaseName("posts_deleted_by_author");
        });
        modelBuilder.Entity<Like>(likes =>
        {
            likes.ToTable("likes");
            likes.HasKey(x => x.Id).HasName("likes_pkey");
            likes.Property(x => x.Id).ValueGeneratedNever();
            // Once per user and post; also "which of these posts does the viewer like?".
            likes.HasIndex(x => new { x.UserId, x.PostId }).IsUnique().HasDatabaseName("likes_of_user");
            // Who likes a post.
            likes
                .HasIndex(x => new
                {
                    x.PostId,
                    x.CreatedAt,
                    x.Id,
                })
                .IsDescending(false, true, true)
                .HasDatabaseName("likes_of_post");
        });
        modelBuilder.Entity<Mention>(mentions =>
        {
            mentions.ToTable("post_mentions");
            mentions.HasKey(x => new { x.PostId, x.UserId }).HasName("post_mentions_pkey");
            // All that names somebody.
            mentions.HasIndex(x => x.UserId).HasDatabaseName("post_mentions_of_user");
        });
        modelBuilder.AddIdempotency();
        modelBuilder.AddOutbox();
        modelBuilder.AddInbox();
        modelBuilder.AddRemovals();
        modelBuilder.AddVisibility();
    }
}
