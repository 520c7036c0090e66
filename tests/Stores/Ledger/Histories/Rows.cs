using System.Data.Common;
using System.Globalization;
using Sampan.Kernel;
using Sampan.Ledger;
using Sampan.Storage;
using Model = Sampan.Tests.Tools.Model;

namespace Sampan.Tests.Stores.Ledger.Histories;

/// <summary>
/// How a history stands, a line for each account, hold and subject: as the model has it, and as the tables do.
/// </summary>
internal sealed class Rows(DbConnection connection, Translation translation)
{
    private readonly int _house = translation.Books[0], _first = translation.Books[1], _last = translation.Books[^1];

    /// <summary>The last entry's number.</summary>
    internal async Task<long> Seq() =>
        (await connection.Command("SELECT seq FROM ledger_partition").Rows(row => row.GetInt64(0))).Single();

    /// <summary>The books and commodities whose debits and credits do not sum to the same.</summary>
    internal Task<List<string>> Unequal() => connection
        .Command(
            "SELECT book, commodity, CAST(SUM(credits_posted - debits_posted) AS BIGINT), " +
            "CAST(SUM(credits_pending - debits_pending) AS BIGINT) FROM ledger_account " +
            "WHERE id BETWEEN @first AND @last OR id BETWEEN @house AND @other GROUP BY book, commodity " +
            "HAVING SUM(credits_posted - debits_posted) <> 0 OR SUM(credits_pending - debits_pending) <> 0",
            ("@first", (long)_first << 32), ("@last", (_last + 1L) << 32),
            ("@house", (long)_house << 32), ("@other", (_house + 1L) << 32))
        .Rows(row => $"{row.GetInt64(0)} {row.GetString(1)}: {row.GetInt64(2)}, pending {row.GetInt64(3)}");

    internal SortedSet<string> Expected(Model.Model model)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((Model.Account account, Model.Counters four) in model.Accounts)
        {
            var counters = (four.DebitsPending, four.DebitsPosted, four.CreditsPending, four.CreditsPosted);
            _ = lines.Add(Account(translation.Of(account), counters, model.Closed.Contains(account)));
        }
        foreach ((int name, _, string state) in model.Holds) _ = lines.Add($"hold {translation.Name(name)} {state}");
        foreach ((int subject, (int book, int version)) in model.Subjects)
            _ = lines.Add(Subject(translation.Name(subject), translation.Books[book], version));
        return lines;
    }

    internal async Task<SortedSet<string>> Found()
    {
        (string, object?) from = ("@from", translation.Name(0).ToBytes());
        (string, object?) to = ("@to", translation.Name(int.MaxValue).ToBytes());
        List<string> accounts = await connection
            .Command(
                "SELECT book, kind, owner, commodity, debits_pending, debits_posted, credits_pending, " +
                "credits_posted, closed FROM ledger_account WHERE id BETWEEN @first AND @last " +
                "OR owner BETWEEN @from AND @to",
                from, to, ("@first", (long)_first << 32), ("@last", (_last + 1L) << 32))
            .Rows(row => Account(
                new AccountKey(
                    (int)row.GetInt64(0), Chart.Of(row.GetInt64(1)), Id.FromBytes(row.Bytes(2)),
                    Commodity.Parse(row.GetString(3)).Value),
                (row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)), row.GetInt64(8) == 1));
        List<string> holds = await connection
            .Command("SELECT id, status FROM ledger_hold WHERE id BETWEEN @from AND @to", from, to)
            .Rows(row => $"hold {Id.FromBytes(row.Bytes(0))} {States[row.GetInt64(1)]}");
        List<string> subjects = await connection
            .Command("SELECT id, book, version FROM ledger_subject WHERE id BETWEEN @from AND @to", from, to)
            .Rows(row => Subject(Id.FromBytes(row.Bytes(0)), row.GetInt64(1), row.GetInt64(2)));
        return new SortedSet<string>([.. accounts, .. holds, .. subjects], StringComparer.Ordinal);
    }

    private static readonly string[] States = ["open", "posted", "released", "expired"];

    private static string Account(AccountKey key, (long, long, long, long) counters, bool isClosed) => string.Create(
        CultureInfo.InvariantCulture, $"{key} {counters}{(isClosed ? " closed" : "")}");

    private static string Subject(Id id, long book, long version) => string.Create(
        CultureInfo.InvariantCulture, $"subject {id} of book {book} at {version}");
}
