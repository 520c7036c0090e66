using Sampan.Journeys.Practice;
using Sampan.Trade;
using Sampan.Web.Text;

namespace Sampan.Web.Parts;

/// <summary>Where a practice trade stands, in words.</summary>
internal static class PracticeWords
{
    /// <summary>As <c>Practice: step 5 of 10, ship the goods.</c></summary>
    internal static string PracticeAt(this Texts text, TradeRecord record, Instant now)
    {
        PracticeStep step = PracticeSteps.Of(record, now);
        return (int)step > PracticeSteps.Count
            ? text["practice.banner"]
            : text.Of(
                "practice.at", ("step", Show.Number((int)step)), ("steps", Show.Number(PracticeSteps.Count)),
                ("what", text[$"practice.{Show.Key(step)}"]));
    }
}
