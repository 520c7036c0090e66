using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sampan.Bench.Pages;

/// <summary>
/// The baseline: a host of the same kind in the same process, with routing and nothing else. <c>/hello</c> says one
/// word; <c>/same</c> gives as many bytes as the page that is measured: no page of its size can be faster; <c>/bare</c>
/// takes JSON, reads it and answers JSON.
/// </summary>
internal sealed class HelloHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HelloHost(WebApplication app) => _app = app;

    internal string Url => _app.Urls.First();

    internal static async Task<HelloHost> Start(byte[] page)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        _ = app.MapGet("/hello", () => "hello");
        _ = app.MapGet("/same", () => TypedResults.Bytes(page, "text/html; charset=utf-8"));
        _ = app.MapPost("/bare", (JsonElement body) => TypedResults.Json(new { members = body.GetPropertyCount() }));
        await app.StartAsync();
        return new HelloHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
