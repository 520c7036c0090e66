using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;
using Sampan.Kernel;

namespace Sampan.Identity.Mail;

/// <summary>
/// Hands each letter to a mail server. A server that does not answer is a refusal: the person may try again.
/// </summary>
internal sealed class SmtpMail(MailSetup setup, SmtpSetup server, ILogger<SmtpMail> log) : IMail
{
    public async Task<Refusal?> Send(string to, Letter letter, Instant now)
    {
        if (!EmailAddress.Parse(to).TryGet(out string? address, out Refusal? refusal)) return refusal;
        using MimeMessage message = Letters.Compose(setup.From, address, letter, now);
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(server.Host, server.Port, Security());
            if (server.User is not null) await client.AuthenticateAsync(server.User, server.Password ?? "");
            _ = await client.SendAsync(message);
            await client.DisconnectAsync(quit: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException
            or CommandException or ProtocolException or AuthenticationException or SslHandshakeException
            or NotSupportedException)
        {
            // Neither address nor letter: a log is no place for personal data or codes.
            string kind = exception.GetType().Name;
            log.LogError("The mail server {Host} did not take a letter: {Kind}.", server.Host, kind);
            return IdentityRefusals.MailUnavailable;
        }
    }

    /// <summary>
    /// Encryption is demanded, not hoped for, unless the operator wrote that the server is his own machine.
    /// </summary>
    private SecureSocketOptions Security() => server.Plain
        ? SecureSocketOptions.None
        : server.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
}
