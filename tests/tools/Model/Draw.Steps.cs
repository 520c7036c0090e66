namespace Sampan.Tests.Tools.Model;

/// <summary>What entries of the house and of sellers are made of.</summary>
public sealed partial class Draw
{
    private IEnumerable<Step> HouseSteps()
    {
        Commodity currency = Currency();
        Account bank = Money(Kind.Bank, 1, currency), limited = Money(Kind.LimitedBank, 1, currency);
        Account suspense = Money(Kind.Suspense, 2, currency), frozen = Money(Kind.Frozen, 1, currency);
        return Below(16) switch
        {
            < 3 => [new Move(limited, suspense, Upto(200))],
            // From the bank account without limits, so that there is more in suspense than the other has room for.
            3 => [new Move(bank, suspense, 300), new Move(suspense, limited, Upto(300))],
            < 6 => [new Move(suspense, limited, Upto(200))],
            6 => [new MoveUpTo(suspense, limited, Upto(300))],
            7 => [new MoveUpTo(suspense, bank, 10_000), Turn(suspense)],
            8 => [new MoveUpTo(Money(Kind.Payout, 2, currency), bank, Upto(100))],
            9 => [OneIn(2) ? new Move(frozen, suspense, Upto(9)) : new Move(suspense, frozen, Upto(9))],
            10 => [new MoveUpTo(suspense, frozen, Upto(9))],
            _ => [new Move(bank, suspense, 50 + Upto(200)), .. Sent(suspense)],
        };
    }

    /// <summary>Mostly to one seller, sometimes to two, rarely to nobody.</summary>
    private IEnumerable<Step> Sent(Account suspense)
    {
        for (int i = OneIn(4) ? 2 : 1; i > 0; i--)
        {
            int book = OneIn(30) ? _model.Books + 1 : Upto(_model.Books);
            yield return new Sweep(suspense, new Account(book, Kind.Arrivals, Below(3), suspense.Commodity), Upto(120));
        }
    }

    /// <summary>Mostly one step or two, at most five.</summary>
    private IEnumerable<Step> BookSteps()
    {
        for (int i = Math.Min(Upto(5), Upto(5)); i > 0; i--) yield return BookStep();
    }

    private Step BookStep() => Below(24) switch
    {
        < 6 => new Move(Stock(Kind.Supply, 1), Stock(Kind.OnHand, 2), 10 + Upto(70)),
        6 => new Move(Stock(Kind.OnHand, 2), Stock(Kind.Promised, 3), Upto(30)),
        7 => new Move(Stock(Kind.Promised, 3), Stock(Kind.OnHand, 2), Upto(20)),
        8 => Paid(),
        < 13 => Hold(),
        < 15 => Post(),
        15 => new ReleaseHold(SomeHold()),
        16 => new ExpireHold(SomeHold()),
        17 => new MoveUpTo(Stock(Kind.OnHand, 2), Stock(Kind.Promised, 3), Upto(60)),
        18 => PaidUpTo(),
        19 => new MoveUpTo(Stock(Kind.Promised, 3), Stock(Kind.Supply, 1), 10_000),
        20 => new MoveUpTo(Stock(Kind.Promised, 3), Stock(Kind.Delivered, 1), Upto(30)),
        21 => Turn(Some([.. Known()])),
        22 => Out(),
        _ => Huge(),
    };

    private Move Paid()
    {
        Commodity currency = Currency();
        return new Move(Money(Kind.Arrivals, 3, currency), Money(Kind.Escrow, 3, currency), Upto(30));
    }

    private MoveUpTo PaidUpTo()
    {
        Commodity currency = Currency();
        return new MoveUpTo(Money(Kind.Arrivals, 3, currency), Money(Kind.Escrow, 3, currency), Upto(90));
    }

    /// <summary>Money leaves: to be paid out by the house, or to another seller where there is one.</summary>
    private Sweep Out()
    {
        Commodity currency = Currency();
        int other = 1 + _book % _model.Books;
        Account arrival = OneIn(3) && other != _book
            ? new Account(other, Kind.Arrivals, Below(3), currency)
            : new Account(Model.House, Kind.Payout, Below(2), currency);
        return new Sweep(Money(OneIn(3) ? Kind.Arrivals : Kind.Escrow, 3, currency), arrival, Upto(30));
    }

    /// <summary>Between two accounts of their own, as much as a counter can hold, or a good part of it.</summary>
    private Move Huge()
    {
        Account supply = Stock(_book, Kind.Supply, 9), onHand = Stock(_book, Kind.OnHand, 9);
        long amount = Shape.Cap / Upto(4);
        return OneIn(3) ? new Move(onHand, supply, amount) : new Move(supply, onHand, amount);
    }

    private Hold Hold()
    {
        // Now and then the name of a hold that exists, or a deadline that has passed.
        int name = OneIn(15) ? SomeHold() : NewHold();
        var legs = new List<Move>();
        for (int i = Upto(3); i > 0; i--)
        {
            legs.Add(Below(5) switch
            {
                < 2 => new Move(Stock(Kind.OnHand, 2), Stock(Kind.Promised, 3), Upto(20)),
                < 4 => new Move(Stock(Kind.Supply, 1), Stock(Kind.OnHand, 2), Upto(20)),
                _ => Paid(),
            });
        }
        return new Hold(name, _model.Now + 60 * Below(8), legs);
    }

    private PostHold Post()
    {
        int name = SomeHold();
        if (OneIn(2)) return new PostHold(name);
        return new PostHold(name, [.. Enumerable.Range(0, Below(3)).Select(_ => (long)Below(25)), 1]);
    }

    private int NewHold() => _model.Asked.Count * 10 + _holds++;

    /// <summary>Mostly one that is open, of this book; else any that there is, or none.</summary>
    private int SomeHold()
    {
        int[] open =
        [
            .. _model.Holds.Where(h => h.State == "open" && (h.Book == _book || OneIn(10))).Select(h => h.Name),
        ];
        if (open.Length > 0 && !OneIn(4)) return Some(open);
        int[] all = [.. _model.Holds.Select(hold => hold.Name)];
        return all.Length > 0 && !OneIn(4) ? Some(all) : Below(10) * 10 + 9;
    }

    /// <summary>Closes or reopens. What is closed is opened again soon, or the history would come to rest.</summary>
    private Step Turn(Account account)
    {
        Account[] closed = [.. _model.Closed.Where(a => a.Book == account.Book)];
        if (closed.Length > 0 && !OneIn(3)) return new Reopen(Some(closed));
        return OneIn(4) ? new Reopen(account) : new Close(account);
    }

    /// <summary>What the book's entries have used, and one account that perhaps none has.</summary>
    private IEnumerable<Account> Known() => _model.Accounts.Keys
        .Where(account => account.Book == _book && account.Kind != Kind.Transit)
        .Append(Stock(_book, Kind.Delivered, 0));

    /// <summary>What is refused without a look at any account.</summary>
    private Step Misshapen()
    {
        Account onHand = Stock(_book, Kind.OnHand, 0), promised = Stock(_book, Kind.Promised, 0);
        Account elsewhere = Stock(_book + 1, Kind.OnHand, 0);
        Account escrow = new(_book, Kind.Escrow, 0, Commodity.Baht);
        Account transit = new(_book, Kind.Transit, _book + 1, Commodity.Baht);
        return Below(14) switch
        {
            0 => new Move(onHand, promised, 0),
            1 => new MoveUpTo(onHand, promised, Shape.Cap + 1),
            2 => new Move(onHand, onHand, 1),
            3 => new Move(onHand, escrow, 1),
            4 => new Move(onHand with { Commodity = Commodity.Yen }, promised with { Commodity = Commodity.Yen }, 1),
            5 => new Move(onHand, elsewhere, 1),
            6 => new Move(escrow, transit, 1),
            7 => new Sweep(escrow, new Account(_book + 1, Kind.LimitedBank, 0, Commodity.Baht), 1),
            8 => new Hold(NewHold(), _model.Now + 60, []),
            9 => new PostHold(SomeHold(), [0, 0]),
            10 => new Close(transit),
            11 => new Reopen(elsewhere),
            12 => new Sweep(onHand, elsewhere, 1),
            _ => new Sweep(escrow, escrow with { Kind = Kind.Arrivals }, 1),
        };
    }
}
