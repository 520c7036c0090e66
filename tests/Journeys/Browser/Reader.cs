using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>
/// A person with a browser: the system's Chromium at one width, in one language, by day or by night. Every page looked
/// at is kept as a picture in artifacts/screenshots and is checked with axe.
/// </summary>
internal sealed class Reader : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const float Patience = 180_000;

    private readonly string _name;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private int _pictures;

    private Reader(string name, IPlaywright playwright, IBrowser browser, IPage page) =>
        (_name, _playwright, _browser, Page) = (name, playwright, browser, page);

    public IPage Page { get; }

    public static async Task<Reader> Open(
        string name, string language, int width, int height, bool javaScript = true, bool dark = false)
    {
        string chromium = Strict.Given("SAMPAN_CHROMIUM", "the browser that ./test.sh finds or installs");
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = language,
            JavaScriptEnabled = javaScript,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        // Nothing is timed: the bound only ends a broken test, also on a machine that others use.
        context.SetDefaultTimeout(Patience);
        return new Reader(name, playwright, browser, await context.NewPageAsync());
    }

    /// <summary>From here on the browser shows these cookies, as <c>a=1; b=2</c>, and no others.</summary>
    public async Task Become(Uri site, string? cookies)
    {
        await Page.Context.ClearCookiesAsync();
        if (cookies is null) return;
        await Page.Context.AddCookiesAsync(cookies.Split("; ").Select(cookie => new Cookie
        {
            Name = cookie[..cookie.IndexOf('=', StringComparison.Ordinal)],
            Value = cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..],
            Url = site.ToString(),
        }));
    }

    /// <summary>Keeps a picture of the page, and says what axe finds wrong with it; nothing may be.</summary>
    public async Task Look(string what)
    {
        string number = (++_pictures).ToString("D2", System.Globalization.CultureInfo.InvariantCulture);
        await Keep($"{number}-{what}");
        string[] violations = await Violations();
        Assert.True(violations.Length == 0, $"{what}: " + string.Join("; ", violations));
    }

    /// <summary>Keeps a picture of the whole page.</summary>
    public async Task Keep(string what)
    {
        string folder = Path.Combine(Repository(), "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(folder, $"{_name}-{what}.png"),
            FullPage = true,
        });
    }

    /// <summary>
    /// What axe finds wrong with the page as it stands. Asked in the page itself and only for what is wrong: what is
    /// right would be carried over by the megabyte.
    /// </summary>
    public async Task<string[]> Violations()
    {
        _ = await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] }))
                .violations.map(v => `${v.id} at ${v.nodes[0].html}`)
            """);
    }

    /// <summary>Loads the page again until it shows the element, as patiently.</summary>
    public async Task Until(string selector)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMilliseconds(Patience));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await Page.Locator(selector).CountAsync() == 0)
        {
            _ = await pulse.WaitForNextTickAsync(bound.Token);
            _ = await Page.ReloadAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sampan.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Not inside the repository.");
    }
}
