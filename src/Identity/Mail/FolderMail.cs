using MimeKit;
using Sampan.Kernel;

namespace Sampan.Identity.Mail;

/// <summary>Mail that goes nowhere: one .eml file a letter, in order of time. For demonstrations and tests.</summary>
internal sealed class FolderMail(MailSetup setup, string folder) : IMail
{
    public async Task<Refusal?> Send(string to, Letter letter, Instant now)
    {
        if (!EmailAddress.Parse(to).TryGet(out string? address, out Refusal? refusal)) return refusal;
        using MimeMessage message = Letters.Compose(setup.From, address, letter, now);
        _ = Directory.CreateDirectory(folder);
        await message.WriteToAsync(Path.Combine(folder, $"{Id.New(now)}.eml"));
        return null;
    }
}
