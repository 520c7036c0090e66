using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Host.Bank;

/// <summary>From the wire to values. Null means that the answer cannot be read: one bad line spoils its page.</summary>
internal static class WireReader
{
    public static T? Json<T>(byte[] bytes, JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The page after a cursor. One that does not lead on, or mixes currencies, cannot be read.</summary>
    public static StatementPage? Page(WireStatement statement, string after)
    {
        if (Amount(statement.ClosingBalance, statement.Currency) is not { } closing) return null;
        var lines = new List<StatementLine>(statement.Lines.Count);
        foreach (WireLine? wire in statement.Lines)
        {
            if (wire is null || Line(wire) is not { } line) return null;
            if (line.Amount.Currency != closing.Currency) return null;
            lines.Add(line);
        }

        // A reader would ask for the same page for ever.
        bool standsStill = statement.NextCursor == after && (lines.Count > 0 || statement.HasMore);
        return standsStill ? null : new StatementPage(lines, statement.NextCursor, statement.HasMore, closing);
    }

    public static PayoutAnswer? Payout(WirePayout payout) => payout.Status switch
    {
        "accepted" => new PayoutAnswer(payout.PayoutId, true, null),
        "refused" => new PayoutAnswer(payout.PayoutId, false, payout.Reason),
        _ => null,
    };

    private static StatementLine? Line(WireLine wire)
    {
        if (Kind(wire.Kind) is not { } kind) return null;
        if (Amount(wire.Amount, wire.Currency) is not { } amount) return null;
        if (!Dates.Parse(wire.ValueDate).TryGet(out DateOnly valueDate, out _)) return null;
        if (wire.LineId.Length == 0 || !HasSignOf(kind, amount)) return null;
        return new StatementLine
        {
            LineId = wire.LineId,
            Cursor = wire.Cursor,
            Kind = kind,
            BookedAt = Instant.From(wire.BookedAt),
            ValueDate = valueDate,
            Amount = amount,
            Reference = wire.Reference,
            CounterpartyName = wire.CounterpartyName,
            CounterpartyAccount = wire.CounterpartyAccount,
        };
    }

    private static StatementLineKind? Kind(string text) => text switch
    {
        "credit" => StatementLineKind.Credit,
        "debit" => StatementLineKind.Debit,
        "charge" => StatementLineKind.Charge,
        "return" => StatementLineKind.Return,
        _ => null,
    };

    /// <summary>A credit that takes money away would be booked the wrong way round: better not booked at all.</summary>
    private static bool HasSignOf(StatementLineKind kind, Money amount) =>
        kind is StatementLineKind.Credit or StatementLineKind.Return ? amount.Minor > 0 : amount.Minor < 0;

    private static Money? Amount(string text, string currencyCode)
    {
        if (!Currency.Parse(currencyCode).TryGet(out Currency currency, out _)) return null;
        return Money.Parse(text, currency).TryGet(out Money money, out _) ? money : null;
    }
}
