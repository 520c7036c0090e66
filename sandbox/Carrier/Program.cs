using Sampan.Kernel;
using Sampan.Sandbox;
using Sampan.Sandbox.Carrier;
using Sampan.Sandbox.Carrier.Api;

WebApplicationBuilder builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (!CarrierOptions.Read(builder.Configuration).TryGet(out CarrierOptions? options, out Refusal? refusal))
{
    Console.Error.WriteLine(refusal);
    return 2;
}

builder.ListenAt(options.Urls);
await using WebApplication app = builder.Build();
using var reporter = new Reporter(options.Key);
var book = new ConsignmentBook();
app.MapApi(book, reporter);
app.MapGet("/", () => Results.Text(StatusPage.Of(book), "text/html; charset=utf-8"));
return await app.Serve("Sandbox carrier (carries nothing)");
