using Microsoft.EntityFrameworkCore;
using Sampan.Academy.Mentors;
using Sampan.Academy.Questions;
using Sampan.Academy.Rows;
using Sampan.Storage;
using Sampan.Storage.Entities;

namespace Sampan.Academy;

/// <summary>Opens the academy of an installation. What it hands out is safe to share between requests.</summary>
public static class AcademyFactory
{
    /// <summary>Makes the tables where they are missing.</summary>
    public static async Task Prepare(Database database)
    {
        await ReadLessons.Prepare(database);
        await Schema.Apply(database, typeof(AcademyFactory).Assembly, "mentors");
        await Schema.Apply(database, typeof(AcademyFactory).Assembly, "mentors.2");
        await Schema.Apply(database, typeof(AcademyFactory).Assembly, "questions");
    }

    public static IMentors Mentors(Database database) => new MentorDesk(Contexts(database));

    public static IQuestions Questions(Database database) => new QuestionDesk(Contexts(database));

    /// <summary>A context lives for one question or one command.</summary>
    internal static Func<AcademyContext> Contexts(Database database)
    {
        var options = new DbContextOptionsBuilder<AcademyContext>();
        _ = options.UseSampan(database);
        return () => new AcademyContext(options.Options);
    }
}
