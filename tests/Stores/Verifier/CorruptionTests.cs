using System.Globalization;
using System.Text.Json.Nodes;
using Sampan.Storage;
using Sampan.VerifyJournal;

namespace Sampan.Tests.Stores.Verifier;

/// <summary>
/// Whatever is changed in a journal file, the verifier names it: the clumsy change by its hash, the careful one, after
/// which every hash and counter was computed anew, by what it breaks or by a checkpoint. Places are drawn by chance;
/// SAMPAN_SEED repeats a run.
/// </summary>
public sealed class CorruptionTests(ExportedHistory history) : IClassFixture<ExportedHistory>
{
    /// <summary>What is done, and the check that must name it.</summary>
    private static readonly Dictionary<string, (string Check, Action<Forger> Do)> Cases = new()
    {
        ["an amount is changed"] = ("chain", f => Forger.Add(f.SomeTransfer("single"), "amount", 1)),
        ["two accounts are swapped"] = ("chain", f => Swap(f.SomeTransfer("single"), "debit", "credit")),
        ["an entry is dropped"] = ("sequence", f => f.Lines.Remove(f.SomeEntry(_ => true))),
        ["an entry stands twice"] = ("sequence", f => Repeat(f, f.SomeEntry(_ => true))),
        ["a byte of a fact is changed"] = ("chain", f => Flip(f, f.SomeEntry(HasFacts))),
        ["a hash is changed"] = ("chain", f => f.SomeEntry(_ => true)["hash"] = Hashes.Zero),
        ["the request of an entry is changed"] =
            ("chain", f => f.SomeEntry(_ => true)["request"] = "00000000000000000000000000000001"),
        ["two entries change places"] = ("sequence", SwapEntries),
        ["a counter is changed"] = ("counters", f => Forger.Add(f.Some("account", _ => true), "creditsPosted", 1)),
        ["a limit is lifted"] = ("account", f => f.Some("account", HasLimit)["limits"] = 0),
        ["an account is slipped in"] = ("account", SlipIn),
        ["an account's line is gone"] = ("account", f => f.Lines.Remove(f.Some("account", _ => true))),
        ["an open hold is called posted"] =
            ("hold", f => f.Some("hold", h => (string)h["state"]! == "open")["state"] = "posted"),
        ["a subject is set back"] = ("subject", f => f.Some("subject", _ => true)["version"] = 1),
        ["a head is changed"] = ("head", f => f.Some("head", _ => true)["head"] = Hashes.Zero),
        ["a head is gone"] = ("head", f => f.Lines.Remove(f.Some("head", _ => true))),
        ["the partition is set back"] = ("partition", f => Forger.Add(f.Some("partition", _ => true), "seq", -1)),
        ["the end of the file is gone"] = ("end", f => f.Lines.RemoveRange(f.Lines.Count - 3, 3)),
        ["a line has a member more"] = ("form", f => f.SomeEntry(_ => true)["note"] = "nobody looks here"),
        ["a checkpoint is dropped"] = ("checkpoint", f => f.Lines.Remove(f.All("checkpoint")[0])),
        ["a checkpoint states another head"] =
            ("signature", f => f.All("checkpoint")[0]["books"]![0]!["head"] = Hashes.Zero),
        ["a checkpoint stands elsewhere"] = ("checkpoint", MoveCheckpoint),
        // From here on the hashes and what is stated are computed anew.
        ["the tail is cut and all counts of it mended"] = ("cut_tail", Mended(CutTail)),
        ["history is rewritten to its end"] =
            ("rewritten", Mended(f => Forger.Add(f.SomeTransfer("single"), "amount", 1))),
        ["a hold is resolved twice"] = ("pending", Mended(ResolveTwice)),
        ["half a hold is left open"] = ("hold", Mended(LeaveOpen)),
        ["a hold is posted after its deadline"] = ("deadline", Mended(f => Late(f, "post", 1))),
        ["a hold is expired before its deadline"] = ("deadline", Mended(f => Late(f, "expire", long.MaxValue / 2))),
        ["more is taken than there was"] = ("limit", Mended(Overdraw)),
        ["value crosses books by a move"] =
            ("book", Mended(f => Forger.Transfers(f.SomeEntry(IsSellersMove)).First()["debit"] = HouseAccount)),
        ["commodities are mixed"] = ("commodity", Mended(MixCommodities)),
        ["an amount is negative"] = ("amount", Mended(f => f.SomeTransfer("single")["amount"] = -5)),
        ["less arrives than was sent"] =
            ("sweep", Mended(f => Forger.Add(Forger.Transfers(f.SomeEntry(Fulfils)).Single(), "amount", -1))),
        ["a move goes through transit"] =
            ("transit", Mended(f => f.SomeEntry(e => e["sweeps"] is not null).Remove("sweeps"))),
        ["time is set back"] =
            ("time", Mended(f => f.SomeEntry(e => (long)e["position"]! > 1)["recordedAt"] = 1)),
        ["a version is left out"] =
            ("version", Mended(f => Forger.Add(f.SomeEntry(e => e["subject"] is not null), "version", 5))),
        ["a correction makes other moves"] = ("corrects", Mended(f => Forger.Add(
            Forger.Transfers(f.SomeEntry(Corrects)).First(), "amount", -1))),
        ["a correction makes its moves back in another order"] = ("corrects", Mended(SwapMovesBack)),
        ["a correction names an entry that has a hold"] =
            ("corrects", Mended(f => f.SomeEntry(Corrects)["corrects"] = (long)f.SomeEntry(HasHold)["seq"]!)),
        ["a correction names a later entry"] =
            ("corrects", Mended(f => Forger.Add(f.SomeEntry(Corrects), "corrects", 1_000_000))),
        ["an entry is corrected twice"] = ("corrects", Mended(CorrectTwice)),
        ["an account is opened with another number"] = ("account", Mended(Renumber)),
    };

    public static TheoryData<Engine, string> All
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            foreach (string name in Cases.Keys)
            {
                data.Add(Engine.Sqlite, name);
                data.Add(Engine.Postgres, name);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_verifier_names_it_when(Engine engine, string what)
    {
        string? given = Environment.GetEnvironmentVariable("SAMPAN_SEED");
        int seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        (string check, Action<Forger> corrupt) = Cases[what];
        var forger = new Forger(await history.File(engine), new Random(seed));
        corrupt(forger);
        IReadOnlyList<Finding> found = Verification.Of(forger.Text, [], null)!.Findings.All;
        Assert.True(
            found.Any(finding => finding.Check == check),
            $"seed {seed}: no '{check}' among {found.Count}: {string.Join("; ", found.Take(5))}");
    }

    /// <summary>The house's first account: its bank's.</summary>
    private const long HouseAccount = (1L << 32) + 1;

    private static bool IsSellersMove(JsonObject entry) => (int)entry["book"]! > 1 && Forger.Transfers(entry).Any();

    private static Action<Forger> Mended(Action<Forger> change) => forger =>
    {
        change(forger);
        _ = forger.Rehash().Restate();
    };

    private static bool Fulfils(JsonObject entry) => entry["fulfils"] is not null;

    private static bool Corrects(JsonObject entry) => entry["corrects"] is not null;

    private static bool HasHold(JsonObject entry) => entry["holds"] is not null;

    private static void SwapMovesBack(Forger forger)
    {
        JsonObject entry = forger.SomeEntry(e => Corrects(e) && Forger.Transfers(e).Count() > 1);
        JsonArray moves = entry["transfers"]!.AsArray();
        foreach (string member in (string[])["debit", "credit", "amount"])
        {
            (JsonNode first, JsonNode second) = (moves[0]![member]!.DeepClone(), moves[1]![member]!.DeepClone());
            (moves[0]![member], moves[1]![member]) = (second, first);
        }
    }

    /// <summary>A later entry of the book makes the same moves back once more.</summary>
    private static void CorrectTwice(Forger forger)
    {
        JsonObject first = forger.SomeEntry(Corrects);
        JsonObject second = forger.SomeEntry(e => (int)e["book"]! == (int)first["book"]!
            && (long)e["seq"]! > (long)first["seq"]! && e["closings"] is null);
        (second["canonical"], second["corrects"]) = (2, (long)first["corrects"]!);
    }

    private static bool HasFacts(JsonObject entry) => ((string)entry["facts"]!).Length > 0;

    private static bool HasLimit(JsonObject account) => (int)account["limits"]! > 0;

    private static void Swap(JsonObject line, string one, string other)
    {
        (JsonNode first, JsonNode second) = (line[one]!.DeepClone(), line[other]!.DeepClone());
        (line[one], line[other]) = (second, first);
    }

    private static void Repeat(Forger forger, JsonObject line) =>
        forger.Lines.Insert(forger.Lines.IndexOf(line) + 1, line.DeepClone().AsObject());

    private static void Flip(Forger forger, JsonObject entry)
    {
        byte[] facts = Convert.FromBase64String((string)entry["facts"]!);
        facts[forger.Random.Next(facts.Length)] ^= 1;
        entry["facts"] = Convert.ToBase64String(facts);
    }

    private static void SwapEntries(Forger forger)
    {
        JsonObject entry = forger.SomeEntry(
            e => (string)forger.Lines[forger.Lines.IndexOf(e) + 1]["line"]! == "entry");
        int place = forger.Lines.IndexOf(entry);
        forger.Lines.RemoveAt(place);
        forger.Lines.Insert(place + 1, entry);
    }

    private static void SlipIn(Forger forger)
    {
        JsonObject account = forger.Some("account", _ => true).DeepClone().AsObject();
        Forger.Add(account, "id", 1000);
        forger.Lines.Insert(forger.Lines.IndexOf(forger.All("account")[^1]) + 1, account);
    }

    private static void MoveCheckpoint(Forger forger)
    {
        JsonObject checkpoint = forger.All("checkpoint")[^1];
        _ = forger.Lines.Remove(checkpoint);
        forger.Lines.Insert(forger.Lines.IndexOf(forger.All("entry")[^1]) + 1, checkpoint);
    }

    /// <summary>The last entries only moved value between accounts that existed: see RichHistory.GoOn.</summary>
    private static void CutTail(Forger forger)
    {
        // Three stand after the last checkpoint: nothing shows that those are gone.
        int entries = forger.Random.Next(4, 7);
        foreach (JsonObject entry in forger.All("entry")[^entries..]) _ = forger.Lines.Remove(entry);
    }

    private static void ResolveTwice(Forger forger)
    {
        JsonObject resolution = forger.SomeTransfer("post", "void", "expire");
        JsonObject entry = forger.SomeEntry(e => (long)e["seq"]! > (long)resolution["id"]! >> 8
            && (long)e["book"]! == (long)resolution["debit"]! >> 32);
        JsonObject again = resolution.DeepClone().AsObject();
        again["id"] = ((long)entry["seq"]! << 8) + Forger.Transfers(entry).Count();
        if (entry["transfers"] is null) entry["transfers"] = new JsonArray();
        entry["transfers"]!.AsArray().Add(again);
    }

    private static void LeaveOpen(Forger forger)
    {
        JsonObject entry = forger.SomeEntry(
            e => Forger.Transfers(e).LastOrDefault() is { } last && last["resolves"] is not null);
        JsonArray transfers = entry["transfers"]!.AsArray();
        transfers.RemoveAt(transfers.Count - 1);
    }

    /// <summary>Moves the deadline of the hold that a transfer of this phase resolves.</summary>
    private static void Late(Forger forger, string phase, long deadline)
    {
        long resolved = (long)forger.SomeTransfer(phase)["resolves"]!;
        JsonObject made = forger.All("entry").SelectMany(e => e["holds"]?.AsArray() ?? []).Select(h => h!.AsObject())
            .Single(h => (long)h["first"]! <= resolved && resolved < (long)h["first"]! + (long)h["legs"]!);
        made["deadline"] = deadline;
    }

    private static void Overdraw(Forger forger)
    {
        HashSet<long> limited =
            [.. forger.All("account").Where(a => (int)a["limits"]! == 1).Select(a => (long)a["id"]!)];
        JsonObject entry = forger.SomeEntry(e => Forger.Transfers(e).Any(t => Takes(t, limited)));
        Forger.Add(Forger.Transfers(entry).First(t => Takes(t, limited)), "amount", 1_000_000);
    }

    private static bool Takes(JsonObject transfer, HashSet<long> limited) =>
        (string)transfer["phase"]! == "single" && limited.Contains((long)transfer["debit"]!);

    private static void MixCommodities(Forger forger)
    {
        // By the last entries every account exists.
        JsonObject transfer = Forger.Transfers(forger.All("entry")[^(1 + forger.Random.Next(3))]).Single();
        JsonObject debit = forger.Some("account", a => (long)a["id"]! == (long)transfer["debit"]!);
        transfer["credit"] = (long)forger.Some(
            "account", a => (long)a["book"]! == (long)debit["book"]!
                && (string)a["commodity"]! != (string)debit["commodity"]!)["id"]!;
    }

    private static void Renumber(Forger forger)
    {
        JsonObject entry = forger.SomeEntry(e => e["opened"] is not null);
        Forger.Add(entry["opened"]![0]!.AsObject(), "id", 50);
    }
}
