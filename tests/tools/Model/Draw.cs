namespace Sampan.Tests.Tools.Model;

/// <summary>An entry, whether its answer is awaited before the next, and how many seconds pass then.</summary>
public sealed record Operation(Entry Entry, bool Waits, int Seconds);

/// <summary>
/// Draws entries that mean something often enough and are refused often enough. All of one follows from a number and
/// from how the model stands: a history is a list of numbers, and some can be left out of it.
/// </summary>
public sealed partial class Draw
{
    private readonly Random _random;
    private readonly Model _model;
    private int _book;
    private int _holds;

    private Draw(Model model, int number) => (_model, _random) = (model, new Random(number));

    public static Operation Next(Model model, int number)
    {
        var draw = new Draw(model, number);
        bool waits = draw.OneIn(30);
        int seconds = waits && draw.OneIn(2) ? 60 * draw.Upto(4) : 0;
        return new Operation(draw.Entry(), waits, seconds);
    }

    private Entry Entry()
    {
        if (_model.Asked.Count > 0 && OneIn(12)) return Again(Some(_model.Asked));
        // Now and then in a book that nobody has opened.
        _book = OneIn(7) ? Model.House : OneIn(80) ? _model.Books + 1 : 1 + Below(_model.Books);
        bool isNote = OneIn(40);
        List<Step> steps = isNote ? [] : _book == Model.House ? [.. HouseSteps()] : [.. BookSteps()];
        if (OneIn(40)) steps.Insert(Below(steps.Count + 1), Misshapen());
        return new Entry
        {
            Request = _model.Asked.Count,
            Book = _book,
            About = OneIn(4) ? About() : null,
            Corrects = OneIn(12) ? Wrong() : null,
            HasFacts = !OneIn(8),
            Steps = steps,
        };
    }

    private Entry Again(Entry entry) => OneIn(5) ? entry with { Content = 1, HasFacts = !entry.HasFacts } : entry;

    /// <summary>One of three subjects, mostly as it stands, now and then of another book.</summary>
    private About About()
    {
        int subject = 3 * (OneIn(20) ? Upto(_model.Books) : _book) + Below(3);
        int stands = _model.Subjects.TryGetValue(subject, out (int Book, int Version) known) ? known.Version : 0;
        return new About(subject, OneIn(8) ? Below(4) : stands);
    }

    /// <summary>Mostly an entry that can be corrected; now and then one of another book, or none at all.</summary>
    private int Wrong()
    {
        int[] known = [.. _model.Entries.Select(entry => entry.Request)];
        int[] own = [.. _model.Entries.Where(e => e.Book == _book && !e.HasOthers).Select(e => e.Request)];
        if (own.Length > 0 && !OneIn(3)) return Some(own);
        return known.Length > 0 && !OneIn(3) ? Some(known) : Below(_model.Asked.Count + 10);
    }

    private int Below(int number) => _random.Next(number);

    private int Upto(int number) => _random.Next(1, number + 1);

    private bool OneIn(int number) => _random.Next(number) == 0;

    private T Some<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private Commodity Currency() => OneIn(4) ? Commodity.Yen : Commodity.Baht;

    private static Account Stock(int book, Kind kind, int owner) => new(book, kind, owner, Commodity.Sacks);

    /// <summary>An account of one of so few owners that they meet often.</summary>
    private Account Stock(Kind kind, int owners) => Stock(_book, kind, Below(owners));

    private Account Money(Kind kind, int owners, Commodity currency) => new(_book, kind, Below(owners), currency);
}
