using System.Globalization;
using Sampan.Ledger;

namespace Sampan.Web.Api.Bodies;

internal sealed record AccountsBody(IReadOnlyList<AccountBody> Accounts, string? Next);

/// <param name="Account">Its name, which the addresses of its statements carry.</param>
/// <param name="Commodity">A currency, one of the sandbox as <c>THB.test</c>, or a listing's stock.</param>
/// <param name="Balance">Credits less debits.</param>
/// <param name="HeldDebits">What is set aside to leave it.</param>
internal sealed record AccountBody(
    string Account, string Kind, string Owner, string Commodity, string Debits, string Credits, string Balance,
    string HeldDebits, string HeldCredits)
{
    public static AccountBody Of(Account account)
    {
        Commodity commodity = account.Key.Commodity;
        return new AccountBody(
            account.Key.ToString(), account.Key.Kind.Name, account.Key.Owner.ToString(), commodity.Code,
            commodity.AmountText(account.DebitsPosted), commodity.AmountText(account.CreditsPosted),
            commodity.AmountText(account.Balance), commodity.AmountText(account.DebitsPending),
            commodity.AmountText(account.CreditsPending));
    }
}

internal sealed record MovementsBody(
    string Account, string Commodity, IReadOnlyList<MovementBody> Movements, string? Next);

/// <param name="Order">The order it is about.</param>
/// <param name="Reference">That order's payment reference.</param>
internal sealed record MovementBody(
    long Transfer, long Seq, string Entry, string RecordedAt, string Effective, string? Order, string? Reference,
    string Other, string Debit, string Credit, string Balance)
{
    public static MovementBody Of(
        Movement movement, Commodity commodity, IReadOnlyDictionary<Id, string> references)
    {
        string? reference = references.GetValueOrDefault(movement.Subject);
        return new MovementBody(
            movement.Transfer, movement.Seq, movement.Entry, movement.RecordedAt.ToString(), movement.Effective.Text(),
            reference is null ? null : movement.Subject.ToString(), reference, movement.Other.ToString(),
            commodity.AmountText(movement.Debit), commodity.AmountText(movement.Credit),
            commodity.AmountText(movement.Balance));
    }
}

internal sealed record HeldBody(
    long Transfer, string Until, string? Order, string? Reference, string Other, string Debit, string Credit)
{
    public static HeldBody Of(HeldAmount held, Commodity commodity, IReadOnlyDictionary<Id, string> references)
    {
        string? reference = references.GetValueOrDefault(held.Subject);
        return new HeldBody(
            held.Transfer, held.Deadline.ToString(), reference is null ? null : held.Subject.ToString(), reference,
            held.Other.ToString(), commodity.AmountText(held.Debit), commodity.AmountText(held.Credit));
    }
}

/// <param name="By">recorded or effective.</param>
internal sealed record StatementBody(
    string Account, string Commodity, string? From, string? To, string By, string? KnownAt, string Opening,
    IReadOnlyList<MovementBody> Movements, string Closing, IReadOnlyList<HeldBody> Held)
{
    public static StatementBody Of(AccountStatement statement, IReadOnlyDictionary<Id, string> references)
    {
        StatementQuery asked = statement.Asked;
        Commodity commodity = asked.Account.Commodity;
        return new StatementBody(
            asked.Account.ToString(), commodity.Code, asked.From?.Text(), asked.To?.Text(),
            asked.By.ToString().ToLower(CultureInfo.InvariantCulture), asked.KnownAt?.ToString(),
            commodity.AmountText(statement.Opening),
            [.. statement.Movements.Select(m => MovementBody.Of(m, commodity, references))],
            commodity.AmountText(statement.Closing),
            [.. statement.Held.Select(h => HeldBody.Of(h, commodity, references))]);
    }
}
