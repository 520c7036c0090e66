using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sampan.VerifyJournal;

namespace Sampan.Tests.Stores.Verifier;

/// <summary>
/// A journal file in the hands of somebody who may change anything in it except what was signed: who also knows how to
/// compute hashes and counters anew.
/// </summary>
internal sealed class Forger
{
    private static readonly JsonSerializerOptions AsWritten =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<JsonObject> _lines;

    internal Forger(string file, Random random)
    {
        _lines = [.. file.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.AsObject())];
        Random = random;
    }

    internal Random Random { get; }

    internal List<JsonObject> Lines => _lines;

    internal IReadOnlyList<string> Text => [.. _lines.Select(line => line.ToJsonString(AsWritten))];

    internal List<JsonObject> All(string kind) => [.. _lines.Where(line => (string)line["line"]! == kind)];

    /// <summary>One of those that fit, by chance.</summary>
    internal JsonObject Some(string kind, Func<JsonObject, bool> fits)
    {
        JsonObject[] fitting = [.. All(kind).Where(fits)];
        Assert.NotEmpty(fitting);
        return fitting[Random.Next(fitting.Length)];
    }

    /// <summary>The entry about something, never the last of its book nor of the file.</summary>
    internal JsonObject SomeEntry(Func<JsonObject, bool> fits)
    {
        List<JsonObject> entries = All("entry");
        return Some("entry", entry => fits(entry) && entries.Any(
            later => (int)later["book"]! == (int)entry["book"]! && (long)later["seq"]! > (long)entry["seq"]! + 1));
    }

    /// <summary>An entry's transfer in one of these phases.</summary>
    internal JsonObject SomeTransfer(params string[] phases)
    {
        JsonObject entry = SomeEntry(e => Transfers(e).Any(t => phases.Contains((string)t["phase"]!)));
        return Transfers(entry).First(t => phases.Contains((string)t["phase"]!));
    }

    internal static IEnumerable<JsonObject> Transfers(JsonObject entry) =>
        (entry["transfers"]?.AsArray() ?? []).Select(transfer => transfer!.AsObject());

    internal static void Add(JsonObject line, string member, long change) =>
        line[member] = (long)line[member]! + change;

    /// <summary>Every hash from the first entry on, the heads, and the counts of the last line.</summary>
    internal Forger Rehash()
    {
        var heads = new Dictionary<int, (long Entries, string Head)>();
        foreach (JsonObject line in All("entry"))
        {
            EntryLine entry = Form.Read<EntryLine>(line.ToJsonString(AsWritten));
            (long entries, string head) = heads.GetValueOrDefault(entry.Book, (0, Hashes.Zero));
            string hash = CanonicalBytes.Link(head, entry);
            heads[entry.Book] = (entries + 1, hash);
            line["hash"] = hash;
        }
        foreach (JsonObject line in All("head"))
            (line["entries"], line["head"]) = heads.GetValueOrDefault((int)line["book"]!, (0, Hashes.Zero));
        foreach (JsonObject line in All("partition"))
            (line["seq"], line["recordedAt"]) =
                ((long)All("entry")[^1]["seq"]!, (long)All("entry")[^1]["recordedAt"]!);
        (All("end")[0]["entries"], All("end")[0]["lines"]) = (All("entry").Count, _lines.Count);
        return this;
    }

    /// <summary>What the accounts' lines state, from the entries as they now are.</summary>
    internal Forger Restate()
    {
        Verification derived = Verification.Of(Text, [], null)!;
        foreach (JsonObject line in All("account"))
        {
            if (!derived.Replay.Accounts.All.TryGetValue((long)line["id"]!, out Account? account)) continue;
            line["debitsPending"] = (long)account.DebitsPending;
            line["debitsPosted"] = (long)account.DebitsPosted;
            line["creditsPending"] = (long)account.CreditsPending;
            line["creditsPosted"] = (long)account.CreditsPosted;
        }
        return this;
    }
}
