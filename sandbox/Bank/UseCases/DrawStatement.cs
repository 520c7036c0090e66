using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Sandbox.Bank.UseCases;

/// <summary>A stretch of an account's statement. The closing balance is the one after its last notice.</summary>
internal sealed record StatementDrawn(
    string Account, int After, IReadOnlyList<Notice> Notices, bool HasMore, Money ClosingBalance);

/// <summary>
/// Reads what was delivered after a cursor. Refuses, in this order: a cursor or limit that cannot be read, an unknown
/// account, a cursor beyond the end (it was another bank's, or this one has lost its data: going on silently would
/// skip lines).
/// </summary>
internal sealed record DrawStatement(string Account, int After, int Limit)
{
    public const int MostLines = 500;

    public static Outcome<DrawStatement> Read(string account, string? cursor, string? limit)
    {
        if (!Number(cursor, 0).TryGet(out int after, out _)) return BankRefusals.CursorMalformed.Text(cursor);
        if (!Number(limit, 100).TryGet(out int lines, out _) || lines is 0 or > MostLines)
            return BankRefusals.FieldMalformed.With(("field", "limit"));
        return new DrawStatement(account, after, lines);
    }

    public Outcome<Decision<StatementDrawn>> Decide(BankState state, Instant _)
    {
        if (state.Statement(Account) is not { } statement) return Fields.AccountUnknown(Account);
        if (After > statement.Notices.Count)
            return BankRefusals.CursorUnknown.Text(After.ToString(CultureInfo.InvariantCulture));

        Notice[] notices = [.. statement.Notices.Skip(After).Take(Limit)];
        int end = After + notices.Length;
        Money closing = end == 0 ? Money.Zero(statement.Account.Currency) : statement.Notices[end - 1].BalanceAfter;
        return new Decision<StatementDrawn>(
            new StatementDrawn(Account, After, notices, end < statement.Notices.Count, closing));
    }

    private static Outcome<int> Number(string? text, int otherwise)
    {
        if (string.IsNullOrEmpty(text)) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : BankRefusals.CursorMalformed.Text(text);
    }
}
