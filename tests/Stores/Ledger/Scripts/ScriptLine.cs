using System.Text;
using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Stores.Ledger.Scripts;

/// <summary>Gathers the steps of one line. Each step is a word of the trade and what belongs to it.</summary>
internal sealed class ScriptLine(ScriptWords words, Instant now, string book)
{
    private readonly List<Step> _steps = [];

    internal IReadOnlyList<Step> Steps => _steps;

    internal long? Corrects { get; private set; }

    internal byte[] Facts { get; private set; } = Encoding.UTF8.GetBytes("[]");

    /// <summary>Adds what the words say; gives the refusal of a builder that refuses.</summary>
    internal Refusal? Add(string[] said)
    {
        switch (said)
        {
            case ["nothing"]:
                Facts = [];
                return null;
            case ["note", .. var size]:
                if (size is [var bytes]) Facts = new byte[ScriptWords.Number(bytes)];
                return null;
            case [var count, "times", .. var step]:
                for (long i = ScriptWords.Number(count); i > 0; i--) _ = Add(step);
                return null;
            case ["move", var debit, var credit, var commodity, "up", "to", var most]:
                _steps.Add(new MoveUpTo(
                    words.Account(debit, commodity, book), words.Account(credit, commodity, book),
                    ScriptWords.Number(most)));
                return null;
            case ["move", .. var leg]:
                _steps.Add(Leg(leg));
                return null;
            case ["sweep", var debit, var arrival, var commodity, var amount]:
                _steps.Add(new Sweep(
                    words.Account(debit, commodity, book), words.Account(arrival, commodity, book),
                    ScriptWords.Number(amount)));
                return null;
            case ["hold", var name, "for", var minutes, .. var legs]:
                Instant deadline = now + TimeSpan.FromMinutes(ScriptWords.Number(minutes.TrimEnd('m')));
                _steps.Add(new Reserve(ScriptWords.Named(name), deadline, [.. Parts(legs).SelectMany(Legs)]));
                return null;
            case ["post", var name]:
                _steps.Add(new PostHold(ScriptWords.Named(name)));
                return null;
            case ["post", var name, .. var amounts]:
                _steps.Add(new PostHold(
                    ScriptWords.Named(name), [.. Parts(amounts).Select(part => ScriptWords.Number(part[0]))]));
                return null;
            case ["release", var name]:
                _steps.Add(new ReleaseHold(ScriptWords.Named(name)));
                return null;
            case ["expire", var name]:
                _steps.Add(new ExpireHold(ScriptWords.Named(name)));
                return null;
            case ["split", var debit, var commodity, var amount, "to", .. var shares]:
                _steps.AddRange(Split.Of(
                    words.Account(debit, commodity, book), ScriptWords.Number(amount),
                    [.. Parts(shares).Select(s => (words.Account(s[0], commodity, book), ScriptWords.Number(s[1])))]));
                return null;
            case ["exchange", .. var asked]:
                return AddExchange(asked);
            case ["correct", var name]:
                Corrects = words.Seq(name);
                return null;
            case ["close", var account]:
                _steps.Add(new CloseAccount(words.Account(account, book: book)));
                return null;
            case ["reopen", var account]:
                _steps.Add(new ReopenAccount(words.Account(account, book: book)));
                return null;
            default:
                throw new FormatException($"Nothing is done so: {string.Join(' ', said)}");
        }
    }

    private Refusal? AddExchange(string[] said)
    {
        if (said is not
            [var from, var to, var amount, "at", var rate, "spread", var spread, "by", var dealer, .. var dated])
            throw new FormatException($"An exchange is not {string.Join(' ', said)}");
        (AccountKey payer, AccountKey payee) = (words.Account(from, book: book), words.Account(to, book: book));
        DateOnly day = dated is ["dated", var other] ? Dates.Parse(other).Value : now.UtcDate;
        long[] parts = [.. rate.Split('/').Select(ScriptWords.Number)];
        Outcome<Move[]> moves = Exchange.Of(
            new DealerRate
            {
                Dealer = ScriptWords.Named(dealer),
                Sold = payer.Commodity.Currency,
                Bought = payee.Commodity.Currency,
                Numerator = parts[0],
                Denominator = parts[1],
                Spread = (int)ScriptWords.Number(spread),
                Validity = new Period(day, day),
                Source = "agreed",
            },
            payer, payee, ScriptWords.Number(amount), now.UtcDate);
        if (moves.IsRefused) return moves.Refusal;
        _steps.AddRange(moves.Value);
        return null;
    }

    private IEnumerable<Move> Legs(string[] part) => part is [var count, "times", .. var leg]
        ? Enumerable.Repeat(Leg(leg), (int)ScriptWords.Number(count))
        : [Leg(part)];

    private Move Leg(string[] said) => said is [var debit, var credit, var commodity, var amount]
        ? new Move(
            words.Account(debit, commodity, book), words.Account(credit, commodity, book), ScriptWords.Number(amount))
        : throw new FormatException($"A move is DEBIT CREDIT COMMODITY AMOUNT, not {string.Join(' ', said)}");

    /// <summary>What stands between commas.</summary>
    private static List<string[]> Parts(string[] said)
    {
        var parts = new List<string[]>();
        var part = new List<string>();
        foreach (string word in said.Append(","))
        {
            if (word != ",") part.Add(word);
            else if (part.Count > 0)
            {
                parts.Add([.. part]);
                part.Clear();
            }
        }
        return parts;
    }
}
