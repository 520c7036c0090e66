using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Identity;
using Sampan.Journeys.Papers;
using Sampan.Ledger;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;
using Sampan.Web.Parts;

namespace Sampan.Web.Api.Endpoints;

/// <summary>
/// The accounts of a book: a firm's own, which holds those of its orders too, and for an operator the house's. An
/// account of another book is none.
/// </summary>
internal static class LedgerEndpoints
{
    private const int MostPerPage = 100;

    public static void Map(RouteGroupBuilder api)
    {
        Map(api.MapGroup("/firms/{firm}/ledger/accounts"), Who.Member(Permission.SeeMoney), "the firm");
        Map(api.MapGroup("/ledger/accounts"), Who.Operator, "the house");
    }

    private static void Map(RouteGroupBuilder accounts, AllowedToAttribute who, string whose)
    {
        _ = accounts.MapGet("", List).AllowedTo(who)
            .Says($"The accounts of {whose}", "In the order in which they were first used, with what is in each.")
            .Asks("limit", "1 to 100; 50 when absent").Asks("cursor", "next of the page before")
            .Gives<AccountsBody>().Refuses(ApiRefusals.FieldMalformed);
        _ = accounts.MapGet("/{account}/movements", Movements).AllowedTo(who)
            .Says($"What moved in an account of {whose}", "Oldest first, with the balance after each.")
            .Asks("limit", "1 to 100; 50 when absent").Asks("cursor", "next of the page before")
            .Gives<MovementsBody>().Refuses(
                ApiRefusals.FieldMalformed, StatementRefusals.AccountMalformed, LedgerRefusals.AccountUnknown);
        _ = Dated(accounts.MapGet("/{account}/statement", Statement)).AllowedTo(who)
            .Says($"A statement of an account of {whose}",
                "What it held, what moved, what it then held, and what is set aside.")
            .Gives<StatementBody>();
        _ = Dated(accounts.MapGet("/{account}/statement.csv", Csv)).AllowedTo(who)
            .Says($"A statement of {whose} as CSV", "The same by RFC 4180; docs/documents.md names the columns.")
            .GivesFile("text/csv");
        _ = Dated(accounts.MapGet("/{account}/statement.xml", Camt)).AllowedTo(who)
            .Says($"A statement of {whose} as camt.053", "The same by ISO 20022, camt.053.001.08; only for money.")
            .GivesFile("application/xml").Refuses(StatementPapers.CamtRefusals);
    }

    private static RouteHandlerBuilder Dated(RouteHandlerBuilder endpoint) => endpoint
        .Asks("from", "first day, as 2026-11-01; from the beginning when absent")
        .Asks("to", "last day; to the latest when absent")
        .Asks("by", "recorded or effective: which date of an entry counts; recorded when absent")
        .Asks("knownAt", "a moment: what was recorded after it is left out")
        .Refuses(
            StatementRefusals.AccountMalformed, LedgerRefusals.AccountUnknown, KernelRefusals.DateMalformed,
            KernelRefusals.InstantMalformed, StatementRefusals.EntryDateUnknown, StatementRefusals.PeriodReversed,
            StatementRefusals.StatementTooLong);

    private static async Task<IResult> List(HttpContext context, IStatements statements, CancellationToken cancel)
    {
        Outcome<(int Limit, long After)> page = PageOf(context);
        if (page.IsRefused) return (ApiAnswer)page.Refusal;
        (int limit, long after) = page.Value;
        int? book = await statements.Book(context.Asker().Firm, cancel);
        IReadOnlyList<Account> accounts =
            book is null ? [] : await statements.Accounts(book.Value, after, limit + 1, cancel);
        return ApiAnswer.Ok(
            new AccountsBody(
                [.. accounts.Take(limit).Select(AccountBody.Of)],
                accounts.Count > limit ? Number(accounts[limit - 1].Id) : null),
            Wire.Json.AccountsBody);
    }

    private static async Task<IResult> Movements(
        HttpContext context, IStatements statements, StatementPapers papers, CancellationToken cancel)
    {
        Outcome<(int Limit, long After)> page = PageOf(context);
        if (page.IsRefused) return (ApiAnswer)page.Refusal;
        (int limit, long after) = page.Value;
        Outcome<AccountKey> account = await Own(context, statements, cancel);
        if (account.IsRefused) return (ApiAnswer)account.Refusal;
        Outcome<IReadOnlyList<Movement>> found = await statements.Movements(account.Value, after, limit + 1, cancel);
        if (found.IsRefused) return (ApiAnswer)found.Refusal;
        IReadOnlyList<Movement> movements = [.. found.Value.Take(limit)];
        IReadOnlyDictionary<Id, string> references =
            await papers.References(movements.Select(m => m.Subject), cancel);
        Commodity commodity = account.Value.Commodity;
        return ApiAnswer.Ok(
            new MovementsBody(
                account.Value.ToString(), commodity.Code,
                [.. movements.Select(m => MovementBody.Of(m, commodity, references))],
                found.Value.Count > limit ? Number(movements[^1].Transfer) : null),
            Wire.Json.MovementsBody);
    }

    private static async Task<IResult> Statement(
        HttpContext context, IStatements statements, StatementPapers papers, CancellationToken cancel)
    {
        Outcome<AccountStatement> statement = await Asked(context, statements, cancel);
        if (statement.IsRefused) return (ApiAnswer)statement.Refusal;
        return ApiAnswer.Ok(
            StatementBody.Of(statement.Value, await papers.References(statement.Value, cancel)),
            Wire.Json.StatementBody);
    }

    private static async Task<IResult> Csv(
        HttpContext context, IStatements statements, StatementPapers papers, CancellationToken cancel)
    {
        Outcome<AccountStatement> statement = await Asked(context, statements, cancel);
        if (statement.IsRefused) return (ApiAnswer)statement.Refusal;
        byte[] csv = await papers.Csv(
            statement.Value, context.Texts().Entry, forSpreadsheets: false, context.Now(), cancel);
        return ApiAnswer.File(csv, "text/csv", "statement.csv");
    }

    private static async Task<IResult> Camt(
        HttpContext context, IStatements statements, StatementPapers papers, CancellationToken cancel)
    {
        Outcome<AccountStatement> statement = await Asked(context, statements, cancel);
        if (statement.IsRefused) return (ApiAnswer)statement.Refusal;
        Outcome<byte[]> camt = await papers.Camt(statement.Value, context.Texts().Entry, context.Now(), cancel);
        return camt.IsRefused
            ? (ApiAnswer)camt.Refusal
            : ApiAnswer.File(camt.Value, "application/xml", "statement.xml");
    }

    private static async Task<Outcome<AccountStatement>> Asked(
        HttpContext context, IStatements statements, CancellationToken cancel)
    {
        Outcome<AccountKey> account = await Own(context, statements, cancel);
        if (account.IsRefused) return account.Refusal;
        IQueryCollection query = context.Request.Query;
        Outcome<StatementQuery> asked = StatementQuery.Parse(
            account.Value.ToString(), query["from"], query["to"], query["by"], query["knownAt"]);
        return asked.IsRefused ? asked.Refusal : await statements.Statement(asked.Value, cancel);
    }

    /// <summary>The account of the address, if it lies in the asker's book; the house's has no firm.</summary>
    private static async Task<Outcome<AccountKey>> Own(
        HttpContext context, IStatements statements, CancellationToken cancel)
    {
        Outcome<AccountKey> account = AccountKey.Parse(context.Route("account"));
        if (account.IsRefused) return account.Refusal;
        return await statements.Book(context.Asker().Firm, cancel) == account.Value.Book
            ? account
            : LedgerRefusals.AccountUnknown.With(("kind", account.Value.Kind.Name));
    }

    private static Outcome<(int Limit, long After)> PageOf(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string limit = query.ContainsKey("limit") ? query["limit"].ToString() : "50";
        Outcome<long> most = MarketEndpoints.Whole("limit", limit);
        if (most.IsRefused) return most.Refusal;
        if (most.Value is < 1 or > MostPerPage)
            return ApiRefusals.FieldMalformed.With(("field", "limit"), ("text", limit));
        Outcome<long> after = query.ContainsKey("cursor") ? MarketEndpoints.Whole("cursor", query["cursor"]) : 0;
        return after.IsRefused ? after.Refusal : ((int)most.Value, after.Value);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
