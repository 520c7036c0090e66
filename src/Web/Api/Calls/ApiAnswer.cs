using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Sampan.Web.Api.Calls;

/// <summary>
/// What an endpoint answers, before it is on the wire: bytes, or a refusal. It can be kept and given again; a refusal
/// is put into words only then, in the language of whoever asks this time.
/// </summary>
internal sealed record ApiAnswer : IResult
{
    public const string Json = "application/json";

    public int Status { get; init; } = StatusCodes.Status200OK;

    public byte[] Body { get; init; } = [];

    public string MediaType { get; init; } = Json;

    public string? Location { get; init; }

    public string? FileName { get; init; }

    public Refusal? Refusal { get; init; }

    public static ApiAnswer Ok<T>(T value, JsonTypeInfo<T> shape) =>
        new() { Body = JsonSerializer.SerializeToUtf8Bytes(value, shape) };

    public static ApiAnswer Created<T>(string location, T value, JsonTypeInfo<T> shape) =>
        Ok(value, shape) with { Status = StatusCodes.Status201Created, Location = location };

    public static ApiAnswer File(byte[] body, string mediaType, string name) =>
        new() { Body = body, MediaType = mediaType, FileName = name };

    public static ApiAnswer From<T, TBody>(Outcome<T> outcome, Func<T, TBody> shape, JsonTypeInfo<TBody> json) =>
        outcome.IsRefused ? outcome.Refusal : Ok(shape(outcome.Value), json);

    public static implicit operator ApiAnswer(Refusal refusal) => new() { Refusal = refusal };

    public static implicit operator ApiAnswer(RefusalCode code) => new() { Refusal = code };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (Refusal is not null)
        {
            await Problem.Write(httpContext, Refusal);
            return;
        }
        HttpResponse response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = MediaType;
        response.ContentLength = Body.Length;
        response.Headers.CacheControl = "no-store";
        if (Location is not null) response.Headers.Location = Location;
        if (FileName is not null) response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        await response.Body.WriteAsync(Body);
    }
}
