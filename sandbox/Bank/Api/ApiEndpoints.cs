using System.Globalization;
using Sampan.Kernel;
using Sampan.Sandbox.Bank.Storage;
using Sampan.Sandbox.Bank.UseCases;

namespace Sampan.Sandbox.Bank.Api;

/// <summary>
/// The bank's API, as docs/sandbox-bank.md describes it: each endpoint reads, runs a use case, answers.
/// </summary>
internal static class ApiEndpoints
{
    public static void MapApi(this WebApplication app, SandboxBank bank, BankOptions options)
    {
        app.MapGet("/health", () => Answers.Ok(new HealthAnswer("ok", true), ApiJson.Default.HealthAnswer));
        app.MapPost("/api/accounts", async (HttpRequest request) => Answers.From(
            (await Body.Read(request, ApiJson.Default.AccountRequest)).Then(body => Open(bank, body)),
            ApiJson.Default.AccountAnswer));
        app.MapPost("/api/transfers", async (HttpRequest request) => Answers.From(
            (await Body.Read(request, ApiJson.Default.TransferRequest)).Then(body => Transfer(bank, body, options)),
            ApiJson.Default.TransferAnswer));
        app.MapPost("/api/payouts", async (HttpRequest request) => Answers.From(
            (await Body.Read(request, ApiJson.Default.PayoutRequest)).Then(body => Pay(bank, body, options)),
            ApiJson.Default.PayoutAnswer));
        app.MapPost("/api/clock/advance", async (HttpRequest request) => Answers.From(
            (await Body.Read(request, ApiJson.Default.ClockRequest)).Then(body => Advance(bank, body)),
            ApiJson.Default.ClockAnswer));
        app.MapPost("/api/clock/stand", async (HttpRequest request) => Answers.From(
            (await Body.Read(request, ApiJson.Default.StandRequest)).Then(body => Stand(bank, body)),
            ApiJson.Default.ClockAnswer));
        app.MapGet("/api/accounts/{number}/statement", (string number, string? after, string? limit) => Answers.From(
            DrawStatement.Read(number, after, limit).Then(draw => bank.Run(draw.Decide)).Map(Statement),
            ApiJson.Default.StatementAnswer));
        app.MapGet("/statements/sample.xml", (string? account) => Sample(bank, account));
    }

    /// <summary>The schema takes 34 characters of an account.</summary>
    private static IResult Sample(SandboxBank bank, string? account)
    {
        if (account is not { Length: > 0 and <= 34 } || account.Any(char.IsControl)) return Results.BadRequest();
        Outcome<DateOnly> today = bank.Run<DateOnly>((_, now) => new Decision<DateOnly>(now.UtcDate));
        return today.IsRefused
            ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : Results.Bytes(SampleStatement.Write(account, today.Value), "application/xml", "statement.xml");
    }

    private static Outcome<AccountAnswer> Open(SandboxBank bank, AccountRequest body) =>
        OpenAccount.Read(body.Name, body.Currency, body.Number)
            .Then(open => bank.Run(open.Decide))
            .Map(account => new AccountAnswer(account.Number, account.Name, account.Currency.Code));

    private static Outcome<TransferAnswer> Transfer(SandboxBank bank, TransferRequest body, BankOptions options) =>
        ReceiveTransfer.Read(body)
            .Then(receive => bank.Run((state, now) => receive.Decide(state, now, options.LateAfter)))
            .Map(transfer => new TransferAnswer(
                transfer.TransferId,
                transfer.Content.ToAccount,
                transfer.Content.Amount.AmountText,
                transfer.Content.Amount.Currency.Code,
                transfer.Content.Behaviour.Name()));

    private static Outcome<PayoutAnswer> Pay(SandboxBank bank, PayoutRequest body, BankOptions options) =>
        PayOut.Read(body)
            .Then(pay => bank.Run((state, now) => pay.Decide(state, now, options.SettleAfter)))
            .Map(payout => new PayoutAnswer(
                payout.PayoutId, payout.Reason is null ? "accepted" : "refused", payout.Reason));

    private static Outcome<ClockAnswer> Advance(SandboxBank bank, ClockRequest body) =>
        AdvanceClock.Read(body.Seconds)
            .Then(advance => bank.Run(advance.Decide))
            .Map(now => new ClockAnswer(now.ToString()));

    private static Outcome<ClockAnswer> Stand(SandboxBank bank, StandRequest body) =>
        StandClock.Read(body.At)
            .Then(stand => bank.Run(stand.Decide))
            .Map(now => new ClockAnswer(now.ToString()));

    private static StatementAnswer Statement(StatementDrawn drawn) => new()
    {
        Account = drawn.Account,
        Lines = [.. drawn.Notices.Select((notice, i) => Line(notice.Line, drawn.After + i + 1))],
        NextCursor = Cursor(drawn.After + drawn.Notices.Count),
        HasMore = drawn.HasMore,
        ClosingBalance = drawn.ClosingBalance.AmountText,
        Currency = drawn.ClosingBalance.Currency.Code,
    };

    private static LineAnswer Line(BookedLine line, int position) => new()
    {
        LineId = line.LineId,
        Cursor = Cursor(position),
        BookedAt = line.BookedAt.ToString(),
        ValueDate = line.ValueDate.Text(),
        Amount = line.Amount.AmountText,
        Currency = line.Amount.Currency.Code,
        Reference = line.Reference,
        CounterpartyName = line.CounterpartyName,
        CounterpartyAccount = line.CounterpartyAccount,
        Kind = line.Kind.Name(),
    };

    private static string Cursor(int position) => position.ToString(CultureInfo.InvariantCulture);
}
