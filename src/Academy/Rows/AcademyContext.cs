using Microsoft.EntityFrameworkCore;
using Sampan.Storage.Entities;

namespace Sampan.Academy.Rows;

internal sealed class AcademyContext(DbContextOptions<AcademyContext> options) : DbContext(options)
{
    internal DbSet<MentorRow> Mentors => Set<MentorRow>();

    internal DbSet<MentorshipRow> Mentorships => Set<MentorshipRow>();

    internal DbSet<NoteRow> Notes => Set<NoteRow>();

    internal DbSet<ConsentRow> Consents => Set<ConsentRow>();

    internal DbSet<PostRow> Posts => Set<PostRow>();

    internal DbSet<ReportRow> Reports => Set<ReportRow>();

    internal DbSet<ModerationRow> Moderation => Set<ModerationRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseKernelTypes();
        _ = configurationBuilder.Properties<MentorshipState>().HaveConversion<string>();
        _ = configurationBuilder.Properties<MentorDecline>().HaveConversion<string>();
        _ = configurationBuilder.Properties<PostState>().HaveConversion<string>();
        _ = configurationBuilder.Properties<Obstacle>().HaveConversion<string>();
        _ = configurationBuilder.Properties<ModerationReason>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<MentorRow>(mentor =>
        {
            _ = mentor.ToTable("mentor").HasKey(m => m.Person);
            _ = mentor.Property(m => m.Version).IsConcurrencyToken();
        });
        _ = modelBuilder.Entity<MentorshipRow>(mentorship =>
        {
            _ = mentorship.ToTable("mentorship").HasKey(m => m.Id);
            _ = mentorship.HasOne<MentorRow>().WithMany().HasForeignKey(m => m.Mentor)
                .OnDelete(DeleteBehavior.Restrict);
            // Among those that are open only: the filter stands in the table.
            _ = mentorship.HasIndex(m => new { m.Firm, m.Mentor }).IsUnique();
            _ = mentorship.Property(m => m.Version).IsConcurrencyToken();
        });
        _ = modelBuilder.Entity<NoteRow>(note =>
        {
            _ = note.ToTable("mentor_note").HasKey(n => n.Id);
            _ = note.HasOne<MentorshipRow>().WithMany().HasForeignKey(n => n.Mentorship)
                .OnDelete(DeleteBehavior.Restrict);
        });
        _ = modelBuilder.Entity<ConsentRow>(consent =>
        {
            _ = consent.ToTable("mentor_consent").HasKey(c => c.Id);
            _ = consent.HasOne<MentorshipRow>().WithMany().HasForeignKey(c => c.Mentorship)
                .OnDelete(DeleteBehavior.Restrict);
        });
        _ = modelBuilder.Entity<PostRow>(post =>
        {
            _ = post.ToTable("post").HasKey(p => p.Id);
            _ = post.Property(p => p.Version).IsConcurrencyToken();
        });
        _ = modelBuilder.Entity<ReportRow>(report =>
        {
            _ = report.ToTable("post_report").HasKey(r => new { r.Post, r.Reporter });
            _ = report.HasOne<PostRow>().WithMany().HasForeignKey(r => r.Post).OnDelete(DeleteBehavior.Restrict);
        });
        _ = modelBuilder.Entity<ModerationRow>().ToTable("moderation").HasKey(decision => decision.Id);
        modelBuilder.UseSnakeCase();
    }
}
