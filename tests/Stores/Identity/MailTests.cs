using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sampan.Identity;
using Sampan.Identity.Mail;
using Sampan.Kernel;

namespace Sampan.Tests.Stores.Identity;

public sealed class MailTests
{
    private static readonly Letter Letter = new("รหัสของคุณ", "รหัสของคุณคือ 123456");

    [Fact]
    public async Task A_letter_reaches_the_mail_server_with_its_thai_intact()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<string> received = Receive(listener);
        Assert.Null(await Mail(listener).Send(" Somchai@Example.com", Letter, TestIdentity.Start));

        string conversation = await received;
        Assert.Contains("RCPT TO:<somchai@example.com>", conversation, StringComparison.Ordinal);
        Assert.Contains("Tue, 24 Nov 2026 09:00:00 +0000", conversation, StringComparison.Ordinal);
        int start = conversation.IndexOf("From:", StringComparison.Ordinal);
        using var text = new MemoryStream(Encoding.Latin1.GetBytes(conversation[start..]));
        using MimeKit.MimeMessage message = await MimeKit.MimeMessage.LoadAsync(text);
        Assert.Equal(Letter.Subject, message.Subject);
        Assert.StartsWith(Letter.Body, message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_refusal()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        SmtpMail mail = Mail(listener);
        listener.Stop();
        Refusal? refusal = await mail.Send("somchai@example.com", Letter, TestIdentity.Start);
        Assert.Equal(IdentityRefusals.MailUnavailable, refusal?.Code);
    }

    private static SmtpMail Mail(TcpListener listener)
    {
        var server = new SmtpSetup("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, null, null, Plain: true);
        return new SmtpMail(new MailSetup("sampan@example.com", "", server), server, NullLogger<SmtpMail>.Instance);
    }

    /// <summary>As much of RFC 5321 as one letter needs; gives everything the client said.</summary>
    private static async Task<string> Receive(TcpListener listener)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1);
        (writer.NewLine, writer.AutoFlush) = ("\r\n", true);
        var said = new StringBuilder();
        bool data = false;
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            _ = said.Append(line).Append("\r\n");
            if (data && line != ".") continue;
            bool begins = !data && line == "DATA";
            data = begins;
            await writer.WriteLineAsync(begins ? "354 go on" : line == "QUIT" ? "221 bye" : "250 yes");
            if (line == "QUIT") break;
        }
        return said.ToString();
    }
}
