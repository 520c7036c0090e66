using MimeKit;
using Sampan.Kernel;

namespace Sampan.Identity.Mail;

/// <summary>Mail that goes nowhere: one .eml file a letter, in order of time. For demonstrations and tests.</summary>
internal sealed class FolderMail(MailSetup setup, string folder) : IMail, ILetterbox
{
    private const string Ending = ".eml";

    public async Task<Refusal?> Send(string to, Letter letter, Instant now)
    {
        if (!EmailAddress.Parse(to).TryGet(out string? address, out Refusal? refusal)) return refusal;
        using MimeMessage message = Letters.Compose(setup.From, address, letter, now);
        _ = Directory.CreateDirectory(folder);
        await message.WriteToAsync(Path.Combine(folder, $"{Id.New(now)}{Ending}"));
        return null;
    }

    public async Task<IReadOnlyList<CaughtLetter>> Newest(int limit)
    {
        if (!Directory.Exists(folder)) return [];
        // Names are ids, and ids grow with time.
        IEnumerable<string> files = Directory.EnumerateFiles(folder, $"*{Ending}")
            .OrderDescending(StringComparer.Ordinal);
        var letters = new List<CaughtLetter>();
        foreach (string file in files.Take(limit))
        {
            using MimeMessage message = await MimeMessage.LoadAsync(file);
            letters.Add(new CaughtLetter(
                message.To.Mailboxes.First().Address, new Letter(message.Subject ?? "", message.TextBody ?? ""),
                Instant.From(message.Date)));
        }
        return letters;
    }
}
