using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Ledger;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;

namespace Sampan.Web.Api.Endpoints;

/// <summary>
/// The signed checkpoints of the journal, for everybody: who keeps one can later prove that nothing was cut off or
/// rewritten. Heads and numbers of entries, and no word of what the entries hold.
/// </summary>
internal static class CheckpointEndpoints
{
    private const int Page = 100;

    public static void Map(RouteGroupBuilder api)
    {
        _ = api.MapGet("/ledger/checkpoints", List).AllowedTo(Who.Anyone)
            .Says("Checkpoints of the journal", "Newest first, a hundred at a time, without their heads.")
            .Asks("before", "a checkpoint's number: those before it")
            .Gives<CheckpointsBody>().Refuses(ApiRefusals.FieldMalformed);
        _ = api.MapGet("/ledger/checkpoints/latest", Latest).AllowedTo(Who.Anyone)
            .Says(
                "The newest checkpoint",
                "Where every book stood, signed with the installation's Ed25519 key. Keep it elsewhere: held against "
                + "the journal later, it shows entries that were cut off or rewritten since.")
            .Gives<CheckpointBody>().Refuses(JournalRefusals.CheckpointUnknown);
        _ = api.MapGet("/ledger/checkpoints/{number}", ByNumber).AllowedTo(Who.Anyone)
            .Says("A checkpoint", "By its number; it never changes.")
            .Gives<CheckpointBody>().Refuses(JournalRefusals.CheckpointUnknown);
    }

    private static async Task<IResult> List(HttpContext context, ICheckpoints checkpoints)
    {
        IQueryCollection query = context.Request.Query;
        Outcome<long> before = query.ContainsKey("before")
            ? MarketEndpoints.Whole("before", query["before"])
            : long.MaxValue;
        if (before.IsRefused) return (ApiAnswer)before.Refusal;
        IReadOnlyList<CheckpointRow> page = await checkpoints.Before(before.Value, Page, context.RequestAborted);
        return ApiAnswer.Ok(new CheckpointsBody([.. page.Select(CheckpointRowBody.Of)]), Wire.Json.CheckpointsBody);
    }

    private static async Task<IResult> Latest(HttpContext context, ICheckpoints checkpoints) =>
        await checkpoints.Latest(context.RequestAborted) is { } latest
            ? Whole(latest)
            : (ApiAnswer)JournalRefusals.CheckpointUnknown;

    private static async Task<IResult> ByNumber(HttpContext context, ICheckpoints checkpoints)
    {
        if (!long.TryParse(context.Route("number"), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return (ApiAnswer)JournalRefusals.CheckpointUnknown;
        Outcome<Checkpoint> found = await checkpoints.ByNumber(number, context.RequestAborted);
        return found.IsRefused ? (ApiAnswer)found.Refusal : Whole(found.Value);
    }

    private static ApiAnswer Whole(Checkpoint checkpoint) => new() { Body = checkpoint.ToJson() };
}
