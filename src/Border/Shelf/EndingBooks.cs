namespace Sampan.Border;

/// <summary>
/// Schedules that are soon known no longer: a month is time to find the next one and to look at what changes.
/// </summary>
public static class EndingBooks
{
    public const int DaysAhead = 30;

    /// <summary>
    /// Of each country the book that is known longest, where its last day is today or one of the next thirty. One that
    /// has passed is no alarm any more: quotes are refused, and say so.
    /// </summary>
    public static IReadOnlyList<BookIdentity> Of(IEnumerable<BookIdentity> books, DateOnly today) =>
    [
        .. books.GroupBy(book => book.Country).Select(same => same.MaxBy(book => book.Validity.Until)!)
            .Where(book => book.Validity.Until >= today && book.Validity.Until <= today.AddDays(DaysAhead))
            .OrderBy(book => book.Validity.Until).ThenBy(book => book.Country.Code, StringComparer.Ordinal),
    ];
}
