using System.Text.Json.Serialization.Metadata;
using Sampan.Kernel;

namespace Sampan.Sandbox.Carrier.Api;

/// <summary>Books consignments, and reports what it is told to report.</summary>
internal static class ApiEndpoints
{
    private const int Longest = 100;

    public static void MapApi(this WebApplication app, ConsignmentBook book, Reporter reporter)
    {
        app.MapGet("/health", () => Results.Json(new HealthAnswer("ok", true), ApiJson.Default.HealthAnswer));
        app.MapPost("/api/consignments", async (HttpRequest request) =>
        {
            Outcome<ConsignmentRequest> body = await Read(request, ApiJson.Default.ConsignmentRequest);
            if (body.IsRefused) return Problem(body.Refusal);
            Outcome<BookedConsignment> booked = Book(book, body.Value);
            return booked.IsRefused
                ? Problem(booked.Refusal)
                : Results.Json(
                    new ConsignmentAnswer(booked.Value.Tracking, true), ApiJson.Default.ConsignmentAnswer);
        });
        app.MapPost("/api/events", async (HttpRequest request) =>
        {
            Outcome<EventRequest> body = await Read(request, ApiJson.Default.EventRequest);
            if (body.IsRefused) return Problem(body.Refusal);
            EventRequest told = body.Value;
            if (!OnThisComputer.IsLoopback(told.ReportTo)) return Problem(CarrierRefusals.AddressNotLoopback);
            Outcome<string> reported = await reporter.Report(told, request.HttpContext.RequestAborted);
            string outcome = reported.IsRefused ? reported.Refusal.ToString() : "taken";
            book.Note($"{told.EventId}: {told.Reference ?? told.Tracking} {told.Kind} {told.Reason}: {outcome}");
            return reported.IsRefused
                ? Problem(reported.Refusal)
                : Results.Json(new EventAnswer(reported.Value, true), ApiJson.Default.EventAnswer);
        });
    }

    private static Outcome<BookedConsignment> Book(ConsignmentBook book, ConsignmentRequest wanted)
    {
        foreach ((string field, string text) in (ReadOnlySpan<(string, string)>)
            [("key", wanted.Key), ("reference", wanted.Reference), ("from", wanted.From), ("to", wanted.To)])
        {
            if (text.Length is 0 or > Longest || text.Any(char.IsControl))
                return CarrierRefusals.FieldMalformed.With(("field", field));
        }
        return book.Book(
            wanted.Key, new BookedConsignment("", wanted.Reference, wanted.From, wanted.To, wanted.Cartons),
            wanted.GrossGrams);
    }

    private static Task<Outcome<T>> Read<T>(HttpRequest request, JsonTypeInfo<T> shape) =>
        JsonBody.Read(request, shape, CarrierRefusals.BodyMalformed);

    private static IResult Problem(Refusal refusal)
    {
        int status = ProblemStatus.Of(refusal);
        var problem = new ProblemAnswer(
            refusal.Code.Name.Replace('_', ' '), status, refusal.Code.Name,
            refusal.Arguments.ToDictionary(argument => argument.Name, argument => argument.Value));
        return Results.Json(problem, ApiJson.Default.ProblemAnswer, "application/problem+json", status);
    }
}
