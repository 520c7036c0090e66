using Sampan.Kernel;
using Sampan.Sandbox.Bank;
using Sampan.Sandbox.Bank.Api;
using Sampan.Sandbox.Bank.Pages;
using Sampan.Sandbox.Bank.Storage;

WebApplicationBuilder builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (!BankOptions.Read(builder.Configuration).TryGet(out BankOptions? options, out Refusal? refusal))
    return GiveUp(refusal);
if (!RecordFile.Open(options.DataFolder).TryGet(out RecordFile.Opened? opened, out refusal))
    return GiveUp(refusal);
if (opened.DroppedBytes > 0)
    Console.Error.WriteLine($"Dropped an unfinished last record of {opened.DroppedBytes} bytes.");

using var bank = SandboxBank.From(opened, TimeProvider.System);
builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024);
builder.Services.AddSingleton(bank).AddSingleton(options).AddBankPages(options);
// The keys that sign the forms of a sandbox need no encryption of their own, and no warning about it.
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
// Only this computer may be named: a page elsewhere that points its own name here is turned away.
builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost;[::1]";

await using WebApplication app = builder.Build();
app.UseBankPages();
app.MapApi(bank, options);
try
{
    await app.StartAsync();
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

foreach (string url in app.Urls) Console.WriteLine($"Sandbox bank (no real money): {url}");
// Whoever starts the bank as its child holds the other end of this pipe: when that process is gone, however it went,
// the bank goes too and lets go of its folder.
if (builder.Configuration["until-input-ends"] == "true")
{
    _ = Console.In.ReadToEndAsync().ContinueWith(
        _ => app.Lifetime.StopApplication(), CancellationToken.None, TaskContinuationOptions.None,
            TaskScheduler.Default);
}
await app.WaitForShutdownAsync();
return 0;

static int GiveUp(Refusal refusal)
{
    Console.Error.WriteLine(BankTexts.Sentence(refusal));
    return 2;
}
