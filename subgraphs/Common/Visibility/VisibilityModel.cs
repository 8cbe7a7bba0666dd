using Microsoft.EntityFrameworkCore;

namespace Graph.Common.Visibility;

/// <summary>The tables by which a service says who may see what.</summary>
public static class VisibilityModel
{
    /// <summary>Adds <c>people</c> and <c>relations</c> to a service's model; <see cref="VisibilityEvents.ConsumeVisibility"/> fills them.</summary>
    public static void AddVisibility(this ModelBuilder model)
    {
        model.Entity<Person>(people =>
        {
            people.ToTable("people");
            people.HasKey(x => x.Id).HasName("people_pkey");
            people.Property(x => x.Id).ValueGeneratedNever();
            people.Property(x => x.IsPrivate).HasDefaultValue(false);
            people.Property(x => x.State).HasDefaultValue(Person.Active);
            people.Property(x => x.ProfileVersion).HasDefaultValue(0L);
            // Not unique: a handle goes from one person to another by two events.
            people.HasIndex(x => x.HandleKey).HasDatabaseName("people_handle");
        });
        model.AddRelations();
    }

    /// <summary>
    /// Adds <c>relations</c> alone, for a service that knows people by itself; <see cref="VisibilityEvents.ConsumeRelations"/> fills it.
    /// </summary>
    public static void AddRelations(this ModelBuilder model) =>
        model.Entity<Relation>(relations =>
        {
            relations.ToTable("relations");
            relations.HasKey(x => new { x.FromId, x.ToId }).HasName("relations_pkey");
            relations.Property(x => x.Follows).HasDefaultValue(false);
            relations.Property(x => x.Blocks).HasDefaultValue(false);
            relations.Property(x => x.Mutes).HasDefaultValue(false);
            // All that is known of a person can be removed from either side.
            relations.HasIndex(x => x.ToId).HasDatabaseName("relations_to");
        });
}
