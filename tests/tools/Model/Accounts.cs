namespace Sampan.Tests.Tools.Model;

/// <summary>What an account counts: of each, debits and credits are equal by themselves.</summary>
public enum Commodity
{
    Sacks,
    Baht,
    Yen,
}

/// <summary>What an account is for. From the tables of docs/money-map.md and docs/ledger.md.</summary>
/// <param name="debitsWithinCredits">It gives no more than it has.</param>
/// <param name="creditsWithinDebits">The mirror: it takes in no more than it has given.</param>
public sealed class Kind(string name, bool countsMoney, bool debitsWithinCredits, bool creditsWithinDebits = false)
{
    public static readonly Kind Bank = new("bank", countsMoney: true, debitsWithinCredits: false);
    public static readonly Kind Suspense = new("suspense", countsMoney: true, debitsWithinCredits: true);
    public static readonly Kind Payout = new("payout", countsMoney: true, debitsWithinCredits: true);
    public static readonly Kind Transit = new("transit", countsMoney: true, debitsWithinCredits: false);
    public static readonly Kind Arrivals = new("arrivals", countsMoney: true, debitsWithinCredits: true);
    public static readonly Kind Escrow = new("escrow", countsMoney: true, debitsWithinCredits: true);
    public static readonly Kind Supply = new("supply", countsMoney: false, debitsWithinCredits: false);
    public static readonly Kind OnHand = new("onhand", countsMoney: false, debitsWithinCredits: true);
    public static readonly Kind Promised = new("promised", countsMoney: false, debitsWithinCredits: true);
    public static readonly Kind Delivered = new("delivered", countsMoney: false, debitsWithinCredits: true);

    /// <summary>Of tests only: today's chart has none whose credits are limited, and none with both limits.</summary>
    public static readonly Kind LimitedBank = new("limited-bank", true, false, creditsWithinDebits: true);
    public static readonly Kind Frozen = new("frozen", true, true, creditsWithinDebits: true);

    public string Name => name;

    public bool CountsMoney => countsMoney;

    public bool DebitsWithinCredits => debitsWithinCredits;

    public bool CreditsWithinDebits => creditsWithinDebits;
}

/// <summary>The name of an account. Book 0 is the house's, the others are sellers'.</summary>
/// <param name="Owner">A number; of a transit account the book that it faces.</param>
public readonly record struct Account(int Book, Kind Kind, int Owner, Commodity Commodity)
{
    public override string ToString()
    {
        string commodity = Commodity == (Kind.CountsMoney ? Commodity.Baht : Commodity.Sacks) ? "" : $"/{Commodity}";
        return $"{Kind.Name}:{Owner}{commodity}@{Book}";
    }
}

/// <summary>How an account stands.</summary>
public readonly record struct Counters(long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted);
