using System.Globalization;
using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;

namespace Sampan.Sandbox.Bank.UseCases;

/// <summary>What a payer types: everything is text until <see cref="ReceiveTransfer.Read"/> has read it.</summary>
internal sealed record TransferRequest
{
    public string? ToAccount { get; init; }
    public string? Amount { get; init; }
    public string? Currency { get; init; }

    /// <summary>May be missing: payers forget it, and the platform has to live with that.</summary>
    public string? Reference { get; init; }
    public string? PayerName { get; init; }
    public string? PayerAccount { get; init; }
    public string? ValueDate { get; init; }
    public string? Behaviour { get; init; }
}

/// <summary>
/// A payment into an account at this bank, behaving as asked. Refuses, in this order: fields that are not text, an
/// amount that cannot be paid, a date or behaviour that cannot be read, an amount the charge would eat up, an unknown
/// account, another currency than the account's.
/// </summary>
internal sealed record ReceiveTransfer(TransferContent Content, DateOnly? ValueDate)
{
    private const string ThirdPartyName = "Sandbox Third Party";
    private const string ThirdPartyAccount = "SBX-THIRD-PARTY-1";

    public static Outcome<ReceiveTransfer> Read(TransferRequest request)
    {
        if (!Fields.Required("toAccount", request.ToAccount, 40).TryGet(out string? to, out Refusal? refusal))
            return refusal;
        if (!Fields.Optional("reference", request.Reference, 140).TryGet(out string? reference, out refusal))
            return refusal;
        if (!Fields.Required("payerName", request.PayerName, 140).TryGet(out string? payer, out refusal))
            return refusal;
        if (!Fields.Optional("payerAccount", request.PayerAccount, 40).TryGet(out string? from, out refusal))
            return refusal;
        if (!Fields.Amount(request.Amount, request.Currency).TryGet(out Money amount, out refusal)) return refusal;
        if (!ReadDate(request.ValueDate).TryGet(out DateOnly? valueDate, out refusal)) return refusal;
        if (!Behaviours.Parse(request.Behaviour).TryGet(out Behaviour behaviour, out refusal)) return refusal;
        if (behaviour == Behaviour.Short && amount <= Tariff.ChargeOn(amount)) return BankRefusals.AmountTooSmall;

        var content = new TransferContent
        {
            ToAccount = to,
            Amount = amount,
            Reference = reference,
            PayerName = payer,
            PayerAccount = from,
            Behaviour = behaviour,
        };
        return new ReceiveTransfer(content, valueDate);
    }

    public Outcome<Decision<Transfer>> Decide(BankState state, Instant now, TimeSpan lateAfter)
    {
        if (state.Statement(Content.ToAccount)?.Account is not { } account)
            return Fields.AccountUnknown(Content.ToAccount);
        if (account.Currency != Content.Amount.Currency) return Fields.CurrencyDiffers(account.Currency);

        string id = "SBXT-" + (state.TransferCount + 1).ToString("D8", CultureInfo.InvariantCulture);
        var transfer = new Transfer(id, ValueDate ?? now.UtcDate, Content);
        IReadOnlyList<BookedLine> lines =
            Behave(Content.Behaviour, PlainLine(transfer, state.NextSequence, now), now + lateAfter);
        return new Decision<Transfer>(transfer, new BankRecord { At = now, Transfer = transfer, Lines = lines });
    }

    /// <summary>What becomes of the plain line. Each way has its own path in the platform's ledger.</summary>
    private static IReadOnlyList<BookedLine> Behave(Behaviour behaviour, BookedLine plain, Instant later) =>
        behaviour switch
        {
            Behaviour.Normal => [plain],
            Behaviour.Late => [plain with { DueAt = later }],
            Behaviour.Twice => [plain, plain with { Sequence = plain.Sequence + 1 }],
            Behaviour.DuplicateNotice => [plain with { Notices = 2 }],
            Behaviour.Short => [plain with { Amount = plain.Amount - Tariff.ChargeOn(plain.Amount) }],
            Behaviour.ThirdParty =>
                [plain with { CounterpartyName = ThirdPartyName, CounterpartyAccount = ThirdPartyAccount }],
            Behaviour.OutOfOrder => [plain with { AfterNext = true, DueAt = later }],
            _ => throw new InvalidOperationException($"No rule for {behaviour}."),
        };

    private static BookedLine PlainLine(Transfer transfer, long sequence, Instant now) => new()
    {
        Sequence = sequence,
        Account = transfer.Content.ToAccount,
        Kind = LineKind.Credit,
        BookedAt = now,
        ValueDate = transfer.ValueDate,
        Amount = transfer.Content.Amount,
        Reference = transfer.Content.Reference,
        CounterpartyName = transfer.Content.PayerName,
        CounterpartyAccount = transfer.Content.PayerAccount,
        DueAt = now,
    };

    private static Outcome<DateOnly?> ReadDate(string? text) =>
        string.IsNullOrWhiteSpace(text) ? (DateOnly?)null : Dates.Parse(text).Map(date => (DateOnly?)date);
}
