using System.Globalization;
using System.Net;
using System.Text.Json.Serialization.Metadata;
using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Host.Bank;

/// <summary>
/// Speaks to the sandbox bank over HTTP. A bank that is away, slow or talks nonsense is a refusal, never an
/// exception; only the caller's own cancellation throws. The client's base address is the bank's; its timeout counts.
/// </summary>
public sealed class SandboxBankClient(HttpClient http) : IBank
{
    public string Name => "Sandbox bank";

    public bool IsSandbox => true;

    public async Task<Outcome<string>> OpenAccount(string name, Currency currency, CancellationToken cancellation)
    {
        using JsonContent body = JsonContent.Create(
            new WireAccountRequest(name, currency.Code), SandboxBankJson.Default.WireAccountRequest);
        Outcome<WireAccount> answer =
            await Ask(HttpMethod.Post, "api/accounts", body, SandboxBankJson.Default.WireAccount, cancellation);
        return answer.Map(account => account.Number);
    }

    public async Task<Outcome<StatementPage>> StatementAfter(
        string account, string cursor, CancellationToken cancellation)
    {
        string path = $"api/accounts/{Uri.EscapeDataString(account)}/statement?after={Uri.EscapeDataString(cursor)}";
        Outcome<WireStatement> answer =
            await Ask(HttpMethod.Get, path, null, SandboxBankJson.Default.WireStatement, cancellation);
        if (!answer.TryGet(out WireStatement? statement, out Refusal? refusal)) return refusal;
        return WireReader.Page(statement, cursor) is { } page ? page : Malformed();
    }

    public async Task<Outcome<PayoutAnswer>> Pay(PayoutInstruction instruction, CancellationToken cancellation)
    {
        var request = new WirePayoutRequest
        {
            FromAccount = instruction.FromAccount,
            ToAccountName = instruction.ToAccountName,
            ToAccountNumber = instruction.ToAccountNumber,
            Amount = instruction.Amount.AmountText,
            Currency = instruction.Amount.Currency.Code,
            Reference = instruction.Reference,
            IdempotencyKey = instruction.IdempotencyKey,
        };
        using JsonContent body = JsonContent.Create(request, SandboxBankJson.Default.WirePayoutRequest);
        Outcome<WirePayout> answer =
            await Ask(HttpMethod.Post, "api/payouts", body, SandboxBankJson.Default.WirePayout, cancellation);
        if (!answer.TryGet(out WirePayout? payout, out Refusal? refusal)) return refusal;
        return WireReader.Payout(payout) is { } read ? read : Malformed();
    }

    private async Task<Outcome<T>> Ask<T>(
        HttpMethod method, string path, HttpContent? body, JsonTypeInfo<T> shape, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body };
            using HttpResponseMessage response = await http.SendAsync(request, cancellation);
            byte[] bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.IsSuccessStatusCode ? Read(bytes, shape) : Declined(response.StatusCode, bytes);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unavailable("timeout");
        }
        catch (HttpRequestException)
        {
            return Unavailable("unreachable");
        }
    }

    private Outcome<T> Read<T>(byte[] bytes, JsonTypeInfo<T> shape) where T : class =>
        WireReader.Json(bytes, shape) is { } value ? value : Malformed();

    /// <summary>
    /// A "no" with the bank's own code is final, and asking again would repeat it for ever; anything else that is not
    /// a success may pass.
    /// </summary>
    private Refusal Declined(HttpStatusCode status, byte[] bytes)
    {
        bool mayPass = status >= HttpStatusCode.InternalServerError
            || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        return !mayPass && WireReader.Json(bytes, SandboxBankJson.Default.WireProblem) is { } problem
            ? BankRefusals.Refused.With(("bank", Name), ("code", problem.Code))
            : Unavailable(((int)status).ToString(CultureInfo.InvariantCulture));
    }

    private Refusal Unavailable(string cause) => BankRefusals.Unavailable.With(("bank", Name), ("cause", cause));

    private Refusal Malformed() => BankRefusals.AnswerMalformed.With(("bank", Name));
}
