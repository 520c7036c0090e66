using Sampan.Kernel;
using Sampan.Sandbox;
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
builder.ListenAt(options.Urls);
builder.Services.AddSingleton(bank).AddSingleton(options).AddBankPages(options);
// The keys that sign the forms of a sandbox need no encryption of their own, and no warning about it.
builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

await using WebApplication app = builder.Build();
app.UseBankPages();
app.MapApi(bank, options);
return await app.Serve("Sandbox bank (no real money)");

static int GiveUp(Refusal refusal)
{
    Console.Error.WriteLine(BankTexts.Sentence(refusal));
    return 2;
}
