using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sampan.Host.Bank;
using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Bank;

/// <summary>
/// The platform's client to a running bank, and a payer's way to it. Each test opens an account of its own.
/// </summary>
public abstract class BankTest(RunningBank bank)
{
    private protected RunningBank Bank => bank;

    private protected HttpClient Http => bank.Http;

    private protected SandboxBankClient Client => new(Http);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected async Task<string> Account(string? name = null, string currencyCode = "THB")
    {
        Currency currency = Currency.Parse(currencyCode).Value;
        return (await Client.OpenAccount(name ?? $"Escrow {Guid.NewGuid()}", currency, Cancellation)).Value;
    }

    private protected async Task<IReadOnlyList<StatementLine>> Lines(string account, string cursor = "") =>
        (await Client.StatementAfter(account, cursor, Cancellation)).Value.Lines;

    private protected async Task Transfer(
        string account, string amount, string reference, string behaviour = "normal", string currency = "THB")
    {
        var transfer = new JsonObject
        {
            ["toAccount"] = account,
            ["amount"] = amount,
            ["currency"] = currency,
            ["reference"] = reference,
            ["payerName"] = "Hanako Yamada",
            ["payerAccount"] = "JP-1",
            ["behaviour"] = behaviour,
        };
        using HttpResponseMessage response = await Post("api/transfers", transfer);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private protected async Task AdvanceClock(int seconds)
    {
        using HttpResponseMessage response = await Post("api/clock/advance", new JsonObject { ["seconds"] = seconds });
        Assert.True(response.IsSuccessStatusCode);
    }

    /// <summary>Gives where it stands; null lets it run again.</summary>
    private protected async Task<string?> StandClock(string? at)
    {
        JsonObject body = at is null ? [] : new JsonObject { ["at"] = at };
        using HttpResponseMessage response = await Post("api/clock/stand", body);
        Assert.True(response.IsSuccessStatusCode);
        return (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["now"];
    }

    private protected Task<HttpResponseMessage> Post(string path, JsonObject body) =>
        Http.PostAsJsonAsync(path, body, JsonSerializerOptions.Default, Cancellation);

    private protected static PayoutInstruction Payout(
        string account, string amount, string key = "1", string toNumber = "TH-1234") => new()
        {
            FromAccount = account,
            ToAccountName = "Somchai Mango",
            ToAccountNumber = toNumber,
            Amount = Baht(amount),
            Reference = "PO-" + key,
            IdempotencyKey = $"{account}/{key}",
        };

    private protected static Money Baht(string amount) => Money.Parse(amount, Currency.Thb).Value;
}
