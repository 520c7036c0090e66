using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sampan.Academy;

/// <summary>
/// A course as it was when the program was built. What is missing or cannot be read is a fault of the build: the
/// program does not start with half a course.
/// </summary>
public sealed class Course
{
    /// <summary>The languages in which every lesson must be there.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "th", "zh"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private readonly Dictionary<string, Lesson> _bySlug;

    private Course(IReadOnlyList<Lesson> lessons) =>
        (Lessons, _bySlug) = (lessons, lessons.ToDictionary(lesson => lesson.Slug));

    public static Course FirstExport { get; } = Load("first-export");

    /// <summary>In the order in which a beginner reads them.</summary>
    public IReadOnlyList<Lesson> Lessons { get; }

    public Lesson? Find(string? slug) => slug is null ? null : _bySlug.GetValueOrDefault(slug);

    /// <summary>The first lesson about an obstacle; each has one.</summary>
    public Lesson About(Obstacle obstacle) => Lessons.First(lesson => lesson.Answers.Contains(obstacle));

    private static Course Load(string name)
    {
        string[] slugs = JsonSerializer.Deserialize<string[]>(Read($"{name}/course.json"), Options)!;
        return new Course([.. slugs.Select((slug, i) => LessonOf($"{name}/{slug}", slug, i + 1))]);
    }

    private static Lesson LessonOf(string path, string slug, int number)
    {
        Facts facts = JsonSerializer.Deserialize<Facts>(Read($"{path}.json"), Options)!;
        return new Lesson
        {
            Slug = slug,
            Number = number,
            Minutes = facts.Minutes,
            Answers = facts.Answers,
            Step = facts.Step,
            Sources = facts.Sources,
            Texts = Languages.ToDictionary(
                language => language, language => TextOf(path, Read($"{path}.{language}.md"))),
        };
    }

    /// <summary>Between two lines of hyphens stand title and summary; the rest is the body.</summary>
    private static LessonText TextOf(string path, string file)
    {
        string[] parts = file.ReplaceLineEndings("\n").Split("---\n", 3);
        Dictionary<string, string> front = parts.Length < 3 ? [] : parts[1]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[^1].Trim());
        return parts[0].Length == 0 && front.TryGetValue("title", out string? title)
            && front.TryGetValue("summary", out string? summary)
            ? new LessonText(title, summary, parts[2])
            : throw new InvalidOperationException($"{path} does not begin with its title and summary.");
    }

    private static string Read(string path)
    {
        Stream? file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"academy/{path}");
        using var reader = new StreamReader(file ?? throw new InvalidOperationException($"{path} is missing."));
        return reader.ReadToEnd();
    }

    private sealed record Facts(
        int Minutes, IReadOnlyList<Obstacle> Answers, string Step, IReadOnlyList<LessonSource> Sources);
}
