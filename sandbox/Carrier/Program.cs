using Sampan.Kernel;
using Sampan.Sandbox.Carrier;
using Sampan.Sandbox.Carrier.Api;

WebApplicationBuilder builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (!CarrierOptions.Read(builder.Configuration).TryGet(out CarrierOptions? options, out Refusal? refusal))
{
    Console.Error.WriteLine(refusal);
    return 2;
}

builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
// Only this computer may be named: a page elsewhere that points its own name here is turned away.
builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost;[::1]";

await using WebApplication app = builder.Build();
using var reporter = new Reporter(options.Key);
var book = new ConsignmentBook();
app.MapApi(book, reporter);
app.MapGet("/", () => Results.Text(StatusPage.Of(book), "text/html; charset=utf-8"));
try
{
    await app.StartAsync();
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

foreach (string url in app.Urls) Console.WriteLine($"Sandbox carrier (carries nothing): {url}");
// Whoever starts the carrier as its child holds the other end of this pipe: when that process is gone, however it went,
// the carrier goes too.
if (builder.Configuration["until-input-ends"] == "true")
{
    _ = Console.In.ReadToEndAsync().ContinueWith(
        _ => app.Lifetime.StopApplication(), CancellationToken.None, TaskContinuationOptions.None,
            TaskScheduler.Default);
}
await app.WaitForShutdownAsync();
return 0;
