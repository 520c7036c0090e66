using Sampan.Ledger;

namespace Sampan.Journeys.Payments;

/// <summary>
/// Money for an order that came from somebody else than its buyer and waits for an operator's decision.
/// </summary>
public static class QuestionedLines
{
    public static async Task<IReadOnlyList<LineCard>> Of(IJournal journal, Id order)
    {
        List<CardRow> rows = await journal.All(new CardQuery(LineCard.Kind) { States = ["questioned"] });
        return [.. rows.Select(row => LineCard.Read(row.Card)).Where(card => card.Order == order)];
    }
}
