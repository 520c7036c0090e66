using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>Which of its two dates puts an entry into a period.</summary>
public enum EntryDate
{
    /// <summary>The day it was recorded. A period that is over never changes.</summary>
    Recorded = 1,

    /// <summary>The day it took effect. What is recorded later with an earlier day changes the period.</summary>
    Effective,
}

public static class EntryDates
{
    /// <summary>Reads <c>recorded</c> or <c>effective</c>; recorded when nothing is said.</summary>
    public static Outcome<EntryDate> Parse(string? text) => text switch
    {
        null or "" or "recorded" => EntryDate.Recorded,
        "effective" => EntryDate.Effective,
        _ => StatementRefusals.EntryDateUnknown.Text(text),
    };
}

/// <summary>Of which account, for which days (both included, counted in UTC), and as known when.</summary>
public sealed record StatementQuery(AccountKey Account)
{
    /// <summary>Null: from the account's beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Null: to its latest entry.</summary>
    public DateOnly? To { get; init; }

    public EntryDate By { get; init; } = EntryDate.Recorded;

    /// <summary>Entries recorded after this moment are left out, as nobody knew them then.</summary>
    public Instant? KnownAt { get; init; }

    /// <summary>
    /// Reads what somebody wrote; what is null or empty was not said. Refusals, in this order: account_malformed,
    /// date_malformed, entry_date_unknown, instant_malformed.
    /// </summary>
    /// <param name="by"><c>recorded</c> or <c>effective</c>.</param>
    public static Outcome<StatementQuery> Parse(string? account, string? from, string? to, string? by, string? knownAt)
    {
        if (!AccountKey.Parse(account).TryGet(out AccountKey key, out Refusal? refusal)) return refusal;
        if (!Dates.ParseOptional(from).TryGet(out DateOnly? first, out refusal)) return refusal;
        if (!Dates.ParseOptional(to).TryGet(out DateOnly? last, out refusal)) return refusal;
        if (!EntryDates.Parse(by).TryGet(out EntryDate date, out refusal)) return refusal;
        Outcome<Instant> known = string.IsNullOrEmpty(knownAt) ? default(Instant) : Instant.Parse(knownAt);
        if (known.IsRefused) return known.Refusal;
        return new StatementQuery(key)
        {
            From = first,
            To = last,
            By = date,
            KnownAt = string.IsNullOrEmpty(knownAt) ? null : known.Value,
        };
    }
}
