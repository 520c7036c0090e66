using Sampan.Identity;

namespace Sampan.Web.Academy;

/// <summary>
/// Where a step of a lesson leads its reader: to the page of the reader's own desk, or to sign up first.
/// </summary>
internal static class LessonSteps
{
    /// <summary>Every step that a lesson may name.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "listings", "settings", "freight", "offer", "orders", "funding", "statement", "catalogue", "check", "practice",
        "mentors", "questions",
    ];

    /// <param name="firm">The reader's firm; null for who has none.</param>
    public static string? Address(string step, Firm? firm) => step switch
    {
        "catalogue" => "/catalogue",
        "check" => "/check",
        "practice" => "/academy/practice",
        "mentors" => "/academy/mentors",
        "questions" => "/academy/questions",
        _ when !All.Contains(step) => null,
        _ when firm is null => "/sign-up",
        "orders" or "funding" => $"/desk/{firm.Id}",
        // An order link begins with the goods.
        "offer" => $"/desk/{firm.Id}/listings",
        _ => $"/desk/{firm.Id}/{step}",
    };
}
