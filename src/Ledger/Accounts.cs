using System.Globalization;
using Sampan.Kernel;

namespace Sampan.Ledger;

/// <summary>What an account refuses. The numbers are stored and are the same in the SQL CHECKs.</summary>
[Flags]
public enum AccountLimits : byte
{
    None = 0,

    /// <summary>
    /// Its holders cannot give more than they got: refuses when pending + posted debits would pass credits.
    /// </summary>
    DebitsMustNotExceedCredits = 1,

    /// <summary>The mirror: refuses when pending + posted credits would pass posted debits.</summary>
    CreditsMustNotExceedDebits = 2,
}

/// <summary>A line of the chart of accounts: what an account is for decides its limits and what it may count.</summary>
public sealed record AccountKind(short Code, string Name, AccountLimits Limits, CommodityKind Counts)
{
    // The code is the identity; comparing and hashing the name of every account the loop looks up is pure cost.
    public bool Equals(AccountKind? other) => other is not null && other.Code == Code;

    public override int GetHashCode() => Code;

    public override string ToString() => Name;
}

/// <summary>
/// The chart of accounts. A kind's code is stored in the journal and never reused; docs/money-map.md shows how value
/// flows between them. Moves read <c>debit -> credit</c>: value leaves the first and enters the second.
/// </summary>
public static class Chart
{
    private const AccountLimits NoOverdraft = AccountLimits.DebitsMustNotExceedCredits;

    /// <summary>
    /// House. Money lying at the bank, as the bank's statement says. No limit: were the account overdrawn, a refusal
    /// here would only keep the statement from being read. Owner: the bank account's id.
    /// </summary>
    public static readonly AccountKind Bank = new(1, "bank", AccountLimits.None, CommodityKind.Money);

    /// <summary>House. Money that came in and is not yet matched. Owner: the statement line.</summary>
    public static readonly AccountKind Suspense = new(2, "suspense", NoOverdraft, CommodityKind.Money);

    /// <summary>House. Money on its way out to somebody's bank account. Owner: the payout.</summary>
    public static readonly AccountKind Payout = new(3, "payout", NoOverdraft, CommodityKind.Money);

    /// <summary>
    /// Between two books; this side's balance mirrors the other side's. Owner: the other book's owner.
    /// </summary>
    public static readonly AccountKind Transit = new(4, "transit", AccountLimits.None, CommodityKind.Money);

    /// <summary>House. What banks have taken for their services. Owner: the bank account's id.</summary>
    public static readonly AccountKind Charges = new(5, "charges", AccountLimits.None, CommodityKind.Money);

    /// <summary>House. Money that left the bank and that nobody here sent. Owner: the statement line.</summary>
    public static readonly AccountKind Unexplained = new(6, "unexplained", AccountLimits.None, CommodityKind.Money);

    /// <summary>Seller's book. Matched money before the order takes it. Owner: the order.</summary>
    public static readonly AccountKind Arrivals = new(10, "arrivals", NoOverdraft, CommodityKind.Money);

    /// <summary>Seller's book. The buyer's money until the goods have arrived. Owner: the order.</summary>
    public static readonly AccountKind Escrow = new(11, "escrow", NoOverdraft, CommodityKind.Money);

    /// <summary>Seller's book. Money to go back to the buyer. Owner: the order.</summary>
    public static readonly AccountKind Refundable = new(12, "refundable", NoOverdraft, CommodityKind.Money);

    /// <summary>Seller's book. What the seller has earned and not yet been sent. Owner: the seller's firm.</summary>
    public static readonly AccountKind Payable = new(13, "payable", NoOverdraft, CommodityKind.Money);

    /// <summary>Seller's book. The platform's fee. Owner: the house.</summary>
    public static readonly AccountKind Fee = new(14, "fee", NoOverdraft, CommodityKind.Money);

    /// <summary>
    /// Seller's book. A dealer's money of one currency, put there beforehand: he gives no more than he has. Owner: the
    /// dealer's firm.
    /// </summary>
    public static readonly AccountKind Dealer = new(15, "dealer", NoOverdraft, CommodityKind.Money);

    /// <summary>Seller's book. What the dealer has earned by exchanging. Owner: the dealer's firm.</summary>
    public static readonly AccountKind Spread = new(16, "spread", NoOverdraft, CommodityKind.Money);

    /// <summary>Where stock comes from: the unbounded edge of the ledger. Owner: the seller's firm.</summary>
    public static readonly AccountKind Supply = new(20, "supply", AccountLimits.None, CommodityKind.Stock);

    /// <summary>Stock that can be sold. Owner: the seller's firm.</summary>
    public static readonly AccountKind OnHand = new(21, "onhand", NoOverdraft, CommodityKind.Stock);

    /// <summary>Stock that belongs to one order. Owner: the order.</summary>
    public static readonly AccountKind Promised = new(22, "promised", NoOverdraft, CommodityKind.Stock);

    /// <summary>Stock the buyer has received. Owner: the order.</summary>
    public static readonly AccountKind Delivered = new(23, "delivered", NoOverdraft, CommodityKind.Stock);

    /// <summary>Lender's book. Money that can be lent. Owner: the lender's firm.</summary>
    public static readonly AccountKind Wallet = new(30, "wallet", NoOverdraft, CommodityKind.Money);

    /// <summary>Lender's book. Money of one loan before it leaves for the seller. Owner: the loan.</summary>
    public static readonly AccountKind Committed = new(31, "committed", NoOverdraft, CommodityKind.Money);

    /// <summary>Lender's book. What came back of one loan, before it is in the wallet. Owner: the loan.</summary>
    public static readonly AccountKind Repaid = new(32, "repaid", NoOverdraft, CommodityKind.Money);

    /// <summary>Lender's book. Where headroom comes from: the edge of the ledger. Owner: the limit.</summary>
    public static readonly AccountKind Issued = new(40, "issued", AccountLimits.None, CommodityKind.Credit);

    /// <summary>Lender's book. What one limit still allows, in minor units. Owner: the limit.</summary>
    public static readonly AccountKind Headroom = new(41, "headroom", NoOverdraft, CommodityKind.Credit);

    /// <summary>Lender's book. Principal that is out under one limit, in minor units. Owner: the limit.</summary>
    public static readonly AccountKind Exposed = new(42, "exposed", NoOverdraft, CommodityKind.Credit);

    public static readonly IReadOnlyList<AccountKind> All =
    [
        Bank, Suspense, Payout, Transit, Charges, Unexplained, Arrivals, Escrow, Refundable, Payable, Fee,
        Dealer, Spread, Supply, OnHand, Promised, Delivered, Wallet, Committed, Repaid, Issued, Headroom, Exposed,
    ];

    /// <summary>
    /// The kind of a stored code. A code the chart does not know means the program is older than its data.
    /// </summary>
    public static AccountKind Of(long code)
    {
        foreach (AccountKind kind in All)
            if (kind.Code == code) return kind;
        throw new InvalidOperationException($"The chart has no account kind {code}.");
    }

    /// <summary>The kind of a name as <c>escrow</c>; null when there is none.</summary>
    public static AccountKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);
}

/// <summary>The name of an account. It is born, with the limits of its kind, the first time an entry uses it.</summary>
public readonly record struct AccountKey(int Book, AccountKind Kind, Id Owner, Commodity Commodity)
{
    /// <summary>
    /// Reads what <see cref="ToString"/> writes: <c>KIND:OWNER:COMMODITY@BOOK</c>, as
    /// <c>payable:01k2v8g5tqj6m0x1y2z3a4b5c6:THB@2</c>. Refusal: account_malformed.
    /// </summary>
    public static Outcome<AccountKey> Parse(string? text)
    {
        Refusal malformed = StatementRefusals.AccountMalformed.Text(text);
        string[] parts = (text ?? "").Split(':', 3);
        if (parts.Length != 3 || Chart.Named(parts[0]) is not { } kind) return malformed;
        if (!Id.Parse(parts[1]).TryGet(out Id owner, out _)) return malformed;
        int at = parts[2].LastIndexOf('@');
        if (at < 0 || !Commodity.Parse(parts[2][..at]).TryGet(out Commodity commodity, out _)) return malformed;
        ReadOnlySpan<char> number = parts[2].AsSpan(at + 1);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int book)
            ? new AccountKey(book, kind, owner, commodity)
            : malformed;
    }

    public override string ToString() => $"{Kind.Name}:{Owner}:{Commodity}@{Book}";
}

/// <summary>An account as it stands in SQL. A balance is derived, never stored.</summary>
public sealed record Account(
    long Id, AccountKey Key, long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted)
{
    /// <summary>It takes part in nothing until it is reopened; its balance is zero.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What is in it, seen from the side that is filled by credits.</summary>
    public long Balance => CreditsPosted - DebitsPosted;

    /// <summary>What can still be taken out: the balance less what is already held.</summary>
    public long Available => CreditsPosted - DebitsPosted - DebitsPending;
}
