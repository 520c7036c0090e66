using MimeKit;
using Sampan.Kernel;

namespace Sampan.Identity.Mail;

internal static class Letters
{
    internal static MimeMessage Compose(string from, string to, Letter letter, Instant now)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = now.ToDateTimeOffset(),
            Body = new TextPart("plain") { Text = letter.Body },
        };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(new MailboxAddress("", to));
        return message;
    }
}

/// <summary>An address as people type it, brought to the one form in which it is stored and compared.</summary>
public static class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1.3, allows a path of 256 characters with its brackets.</summary>
    private const int Most = 254;

    /// <summary>Refuses <c>email_malformed</c>.</summary>
    public static Outcome<string> Parse(string? text)
    {
        string address = (text ?? "").Trim().ToLowerInvariant();
        bool wellFormed = address.Length is >= 3 and <= Most
            && MailboxAddress.TryParse(address, out MailboxAddress? parsed)
            && parsed.Address == address
            && address.IndexOf('@', StringComparison.Ordinal) > 0;
        return wellFormed ? address : IdentityRefusals.EmailMalformed;
    }
}
