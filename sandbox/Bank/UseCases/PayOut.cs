using System.Globalization;
using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;

namespace Sampan.Sandbox.Bank.UseCases;

/// <summary>What the platform sends: everything is text until <see cref="PayOut.Read"/> has read it.</summary>
internal sealed record PayoutRequest
{
    public string? FromAccount { get; init; }
    public string? ToAccountName { get; init; }
    public string? ToAccountNumber { get; init; }
    public string? Amount { get; init; }
    public string? Currency { get; init; }
    public string? Reference { get; init; }
    public string? IdempotencyKey { get; init; }
}

/// <summary>
/// A payment out of an account here. Refuses, in this order: fields that are not text, an amount that cannot be paid,
/// an unknown account, a key used for other content, another currency than the account's. A balance that is too small
/// is not a refusal of the request but an answer to it, and is remembered under the key like an acceptance.
/// </summary>
internal sealed record PayOut(string IdempotencyKey, PayoutContent Content)
{
    /// <summary>A number ending so belongs to nobody: the money comes back.</summary>
    private const string ReturnedEnding = "0000";

    /// <summary>A number ending so lies at a bank for which this one charges its customer.</summary>
    private const string ChargedEnding = "0009";

    public const string InsufficientBalance = "insufficient_balance";

    public static Outcome<PayOut> Read(PayoutRequest request)
    {
        if (!Fields.Required("fromAccount", request.FromAccount, 40).TryGet(out string? from, out Refusal? refusal))
            return refusal;
        if (!Fields.Required("toAccountName", request.ToAccountName, 140).TryGet(out string? name, out refusal))
            return refusal;
        if (!Fields.Required("toAccountNumber", request.ToAccountNumber, 40).TryGet(out string? number, out refusal))
            return refusal;
        if (!Fields.Required("reference", request.Reference, 140).TryGet(out string? reference, out refusal))
            return refusal;
        if (!Fields.Required("idempotencyKey", request.IdempotencyKey, 80).TryGet(out string? key, out refusal))
            return refusal;
        if (!Fields.Amount(request.Amount, request.Currency).TryGet(out Money amount, out refusal)) return refusal;

        return new PayOut(key, new PayoutContent
        {
            FromAccount = from,
            ToAccountName = name,
            ToAccountNumber = number,
            Amount = amount,
            Reference = reference,
        });
    }

    public Outcome<Decision<Payout>> Decide(BankState state, Instant now, TimeSpan settleAfter)
    {
        if (state.Statement(Content.FromAccount) is not { } statement)
            return Fields.AccountUnknown(Content.FromAccount);
        if (state.PayoutByKey(IdempotencyKey) is { } first)
        {
            return first.Content == Content
                ? new Decision<Payout>(first)
                : BankRefusals.KeyReused.With(("key", IdempotencyKey));
        }

        Currency currency = statement.Account.Currency;
        if (currency != Content.Amount.Currency) return Fields.CurrencyDiffers(currency);

        IReadOnlyList<BookedLine> lines = Lines(state.NextSequence, now, settleAfter);
        Money needed = lines.Where(line => line.Kind != LineKind.Return)
            .Aggregate(Money.Zero(currency), (sum, line) => sum - line.Amount);
        string? reason = needed > statement.Available ? InsufficientBalance : null;
        string id = "SBXP-" + (state.PayoutCount + 1).ToString("D8", CultureInfo.InvariantCulture);
        var payout = new Payout(id, IdempotencyKey, Content, reason);
        return new Decision<Payout>(
            payout, new BankRecord { At = now, Payout = payout, Lines = reason is null ? lines : [] });
    }

    private List<BookedLine> Lines(long sequence, Instant now, TimeSpan settleAfter)
    {
        var debit = new BookedLine
        {
            Sequence = sequence,
            Account = Content.FromAccount,
            Kind = LineKind.Debit,
            BookedAt = now,
            ValueDate = now.UtcDate,
            Amount = Negative(Content.Amount),
            Reference = Content.Reference,
            CounterpartyName = Content.ToAccountName,
            CounterpartyAccount = Content.ToAccountNumber,
            DueAt = now + settleAfter,
        };
        List<BookedLine> lines = [debit];
        if (Content.ToAccountNumber.EndsWith(ChargedEnding, StringComparison.Ordinal))
        {
            lines.Add(debit with
            {
                Sequence = sequence + 1,
                Kind = LineKind.Charge,
                Amount = Negative(Tariff.ChargeOn(Content.Amount)),
            });
        }

        if (Content.ToAccountNumber.EndsWith(ReturnedEnding, StringComparison.Ordinal))
        {
            lines.Add(debit with
            {
                Sequence = sequence + 1,
                Kind = LineKind.Return,
                Amount = Content.Amount,
                DueAt = now + settleAfter + settleAfter,
            });
        }

        return lines;
    }

    private static Money Negative(Money amount) => amount with { Minor = -amount.Minor };
}
