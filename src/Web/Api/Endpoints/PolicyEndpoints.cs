using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sampan.Border;
using Sampan.Council;
using Sampan.Journeys;
using Sampan.Journeys.Steering;
using Sampan.Web.Access;
using Sampan.Web.Api.Bodies;
using Sampan.Web.Api.Calls;
using Sampan.Web.Api.OpenApi;

namespace Sampan.Web.Api.Endpoints;

/// <summary>The policy lab, for those who sit in the working group and for operators.</summary>
internal static class PolicyEndpoints
{
    private const string Example = """
        {"name":"No duty on dried fruit",
         "changes":[{"country":"JP","rate":{"column":"general","codes":["0804.50"],"to":"0%"}}]}
        """;

    public static void Map(RouteGroupBuilder api) =>
        _ = api.MapPost("/policy-lab", Run).AllowedTo(Who.SignedIn)
            .Says("A year of trade under another law",
                "Computes the border quotes of paid orders again as if a rate, a rule or the claims were otherwise, "
                + "and adds up before and after by chapter and firm size. For seats of the working group and "
                + "operators; the privacy floor holds. Nothing is stored.")
            .Asks("year", "of the orders' payment; the newest when absent")
            .Takes<JsonElement>(Example).Gives<PolicyRunBody>()
            .Refuses(
                BorderRefusals.PolicyMalformed, BorderRefusals.PolicyCountryUnknown, BorderRefusals.PolicyRuleUnknown,
                BorderRefusals.PolicyRuleValue, BorderRefusals.PolicyColumnUnknown, BorderRefusals.RateNotUnderstood,
                BorderRefusals.HsCodeNotInBook, CouncilRefusals.SeatNeeded, JourneyRefusals.PolicyYearUnknown,
                JourneyRefusals.PolicyLabBusy);

    private static async Task<IResult> Run(
        HttpContext context, IBorder border, ICouncil council, PolicyLab lab, TimeProvider clock,
        CancellationToken cancel)
    {
        Outcome<PolicyChange> change = border.ReadPolicy(context.Call().Body);
        if (change.IsRefused) return (ApiAnswer)change.Refusal;
        string? asked = context.Request.Query["year"];
        int year = 0;
        if (asked is not null && !int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out year))
            return (ApiAnswer)ApiRefusals.FieldMalformed.With(
                ("field", "year"), ("text", asked[..Math.Min(asked.Length, 80)]));
        Asker asker = context.Asker();
        DateOnly today = Instant.From(clock.GetUtcNow()).UtcDate;
        bool isSeated = asker.IsOperator || (await council.Read()).SeatOf(asker.Person, today) is not null;
        if (!isSeated) return (ApiAnswer)CouncilRefusals.SeatNeeded;
        Outcome<PolicyRun> run = await lab.Run(change.Value, asked is null ? null : year, cancel);
        return ApiAnswer.From(run, PolicyRunBody.Of, Wire.Json.PolicyRunBody);
    }
}
