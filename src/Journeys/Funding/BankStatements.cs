using Sampan.Documents;
using Sampan.Finance;
using Sampan.Identity;

namespace Sampan.Journeys.Funding;

/// <summary>
/// A seller brings a statement of its bank account so that somebody who lends knows more than the journal does. The
/// file is read and forgotten: <see cref="BankRecord"/> is what is kept, and only as long as the firm consents.
/// </summary>
public sealed class BankStatements(IFirms firms, IBankRecords records)
{
    public sealed record Command(Id Person, Firm Firm, byte[] File, bool Consents);

    public Task<ShownRecord?> Of(Id firm) => records.Of(firm);

    public Task Withdraw(Id firm) => records.Withdraw(firm);

    /// <summary>
    /// In place of what the firm had shown before. Refuses <c>bank_consent_missing</c>, what
    /// <see cref="BankStatement.Read"/> refuses, <c>payout_account_missing</c>, <c>bank_account_other</c>,
    /// <c>bank_statement_ahead</c>, <c>bank_statement_old</c>, <c>bank_statement_short</c>.
    /// </summary>
    public async Task<Outcome<BankRecord>> Bring(Command command, Instant now)
    {
        if (!command.Consents) return JourneyRefusals.ConsentMissing;
        if (!BankStatement.Read(command.File).TryGet(out BankStatement? statement, out Refusal? unread)) return unread;
        // The account of which the file speaks is where the orders' money goes, and no other of a friend's.
        Outcome<PayoutAccount> account = await firms.Payout(command.Firm.Id);
        if (account.IsRefused) return JourneyRefusals.PayoutAccountMissing;
        if (Plain(statement.Account) != Plain(account.Value.Number))
            return JourneyRefusals.BankAccountOther.With(("own", Tail(account.Value.Number)));
        if (Timely(statement, now.UtcDate) is { } wrong) return wrong;
        var record = BankRecord.Of(
            statement.From, statement.To, statement.Opening,
            [.. statement.Lines.Select(line => new BankMovement(line.Day, line.Amount))]);
        await records.Keep(command.Firm.Id, command.Firm.Sandbox, record, new Consent(command.Person, now));
        return record;
    }

    private static Refusal? Timely(BankStatement statement, DateOnly today)
    {
        // Where the account is kept it may be tomorrow already.
        if (statement.To > today.AddDays(1))
            return JourneyRefusals.BankStatementAhead.With(("to", statement.To.Text()));
        if (statement.To.AddDays(BankRecord.FreshDays) < today) return JourneyRefusals.BankStatementOld.With(
            ("to", statement.To.Text()), ("most", $"{BankRecord.FreshDays}"));
        int days = statement.To.DayNumber - statement.From.DayNumber + 1;
        return days < BankRecord.LeastDays
            ? JourneyRefusals.BankStatementShort.With(("days", $"{days}"), ("least", $"{BankRecord.LeastDays}"))
            : null;
    }

    /// <summary>People write spaces and dashes into a number, banks leave them out.</summary>
    private static string Plain(string number) =>
        string.Concat(number.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static string Tail(string number) => number.Length <= 4 ? number : number[^4..];
}
