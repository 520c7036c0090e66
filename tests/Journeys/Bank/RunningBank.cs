namespace Sampan.Tests.Journeys.Bank;

/// <summary>A folder and a sandbox bank running in it, for one test or for all tests of a class.</summary>
public sealed class RunningBank : IAsyncLifetime
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private BankProcess? _process;
    private HttpClient? _http;

    public string Folder { get; } = Directory.CreateTempSubdirectory("sandbox-bank-").FullName;

    public HttpClient Http => _http ?? throw new InvalidOperationException("No bank is running.");

    internal BankProcess Process => _process ?? throw new InvalidOperationException("No bank is running.");

    public async ValueTask InitializeAsync() => await Start();

    /// <summary>Starts it, or starts it again after its end.</summary>
    public async Task Start()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = await BankProcess.Start(Folder);
        _http?.Dispose();
        _http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = _process.Address };
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _http?.Dispose();
        _handler.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
