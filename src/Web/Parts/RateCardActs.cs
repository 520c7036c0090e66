using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Sampan.Market;

namespace Sampan.Web.Parts;

/// <summary>What the page of a firm's rate cards and that of the house's do alike.</summary>
public static class RateCardActs
{
    /// <summary>A card and the version that was looked at, as a form carries them.</summary>
    public static string Named(StoredCard card) => $"{card.Id}.{card.Version}";

    /// <summary>Reads the file and, when all of it is right and it is asked for, stores it.</summary>
    /// <param name="whose">The firm, or <see cref="Id.None"/> for the house.</param>
    /// <param name="sent">The file, the card and version it is the next of as <see cref="Named"/> (empty for a new
    /// one), and whether to store it.</param>
    internal static async Task<Outcome<RateCardUpload>> Take(
        IFreightCards cards, Id whose, (IFormFile? File, string? Replaces, bool Load) sent, Instant now)
    {
        if (sent.File is not { Length: > 0 } file) return WebRefusals.FileMissing;
        if (!Replaced(sent.Replaces).TryGet(out (Id Card, int Version) before, out Refusal? unknown)) return unknown;
        ReadCard read = await Read(file);
        if (read.Card is null || !sent.Load) return new RateCardUpload(read, null);
        Outcome<StoredCard> stored =
            await cards.Save(new SaveCard(whose, before.Card, before.Version, read.Card), now);
        return stored.Map(card => new RateCardUpload(read, card));
    }

    /// <summary>Null when the card is withdrawn.</summary>
    internal static async Task<Refusal?> Withdraw(IFreightCards cards, Id whose, string? named, Instant now) =>
        Replaced(named).TryGet(out (Id Card, int Version) looked, out Refusal? unknown)
            ? (await cards.Withdraw(whose, looked.Card, looked.Version, now)).Refusal
            : unknown;

    /// <summary>The newest version as it can be changed and loaded again, if it belongs to one of them.</summary>
    internal static async Task<IActionResult> File(IFreightCards cards, string? card, params Id[] whose)
    {
        Outcome<Id> id = Id.Parse(card);
        foreach (Id firm in id.IsRefused ? [] : whose)
        {
            Outcome<StoredCard> found = await cards.CardOf(firm, id.Value);
            if (found.IsRefused) continue;
            return new FileContentResult(RateCardFile.Write(found.Value.Rates), RateCardFile.Type)
            {
                FileDownloadName = $"rate-card-{id.Value}.csv",
            };
        }
        return new NotFoundResult();
    }

    private static Outcome<(Id Card, int Version)> Replaced(string? named)
    {
        if (string.IsNullOrEmpty(named)) return (Id.None, 0);
        string[] parts = named.Split('.');
        Outcome<Id> card = Id.Parse(parts[0]);
        bool numbered = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int version);
        return card.IsRefused || parts.Length != 2 || !numbered ? FreightRefusals.CardUnknown : (card.Value, version);
    }

    /// <summary>One byte more than is allowed is enough to see that there are too many.</summary>
    private static async Task<ReadCard> Read(IFormFile file)
    {
        var bytes = new byte[Math.Min(file.Length, RateCardFile.LargestFile + 1)];
        await using Stream stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes);
        return RateCardFile.Read(bytes);
    }
}
