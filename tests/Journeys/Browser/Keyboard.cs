using System.Text.Json;
using Microsoft.Playwright;

namespace Sampan.Tests.Journeys.Browser;

/// <summary>Somebody who has only the keyboard: how one gets about, and what would be in the way.</summary>
internal sealed class Keyboard(IPage page)
{
    /// <summary>A date has a stop for each of its parts and one for its calendar, and is yet one thing.</summary>
    private const int StopsInADate = 4;

    private const int MostTabs = 400;

    /// <summary>
    /// Writes down what Tab must come by, how each looks while it is not in focus, and from then on every focus with
    /// the look it has. Of the choices of one group only one is a stop; what is not shown is none.
    /// </summary>
    private static readonly string Watch =
        $$"""
        () => {
            const look = element => { const style = getComputedStyle(element);
                return ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderColor', 'backgroundColor',
                    'textDecorationLine'].map(name => style[name]).join(' '); };
            const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
            const groups = new Set();
            const stops = [...document.querySelectorAll(all)].filter(element => {
                if (element.tabIndex < 0 || element.disabled || !element.checkVisibility()) return false;
                if (element.type !== 'radio') return true;
                const group = [...document.getElementsByName(element.name)].filter(one => one.form === element.form);
                return element === (group.find(one => one.checked) ?? group[0]);
            });
            const before = stops.map(look);
            window.walk = { stops: stops.map(stop => stop.outerHTML.slice(0, 120)), came: [], unseen: [],
                dates: stops.filter(stop => stop.type === 'date').length };
            document.addEventListener('focusin', event => {
                const stop = stops.indexOf(event.target);
                if (stop < 0) return;
                window.walk.came.push(stop);
                const box = event.target.getBoundingClientRect();
                const out = box.right <= 0 || box.left >= innerWidth || box.width === 0 || box.height === 0;
                if (out || look(event.target) === before[stop]) window.walk.unseen.push(stop);
            });
            return stops.length + {{StopsInADate - 1}} * window.walk.dates;
        }
        """;

    /// <summary>
    /// Walks once through the page by Tab. Everything must be come by in the order of the document, be seen when it is
    /// in focus, and let go of it again; the first stop leads past the head of the page.
    /// </summary>
    public async Task<IEnumerable<string>> Faults()
    {
        int stops = await page.EvaluateAsync<int>(Watch);
        for (int i = 0; i <= stops; i++) await page.Keyboard.PressAsync("Tab");
        JsonElement walk = (await page.EvaluateAsync("window.walk"))!.Value;
        string[] names = [.. walk.GetProperty("stops").EnumerateArray().Select(stop => stop.GetString()!)];
        int[] came = [.. walk.GetProperty("came").EnumerateArray().Select(stop => stop.GetInt32())];
        var faults = new List<string>();
        for (int i = 0; i < names.Length && faults.Count == 0; i++)
        {
            if (i >= came.Length) faults.Add($"Tab does not come to {names[i]}");
            else if (came[i] != i) faults.Add($"Tab comes to {names[came[i]]} in place of {names[i]}");
        }
        faults.AddRange(walk.GetProperty("unseen").EnumerateArray()
            .Select(stop => stop.GetInt32()).Distinct().Select(stop => $"the focus is not seen on {names[stop]}"));
        if (await Skip() is { } fault) faults.Add(fault);
        return faults;
    }

    /// <summary>Goes on with Tab, or back with Shift+Tab, until the focus is on it.</summary>
    public async Task To(string selector, bool back = false)
    {
        for (int i = 0; i < MostTabs; i++)
        {
            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            if (await page.EvaluateAsync<bool>("it => document.activeElement.matches(it)", selector)) return;
        }
        Assert.Fail($"{selector} is not come to by Tab on {page.Url}.");
    }

    /// <summary>Goes to a field and writes over what stands in it.</summary>
    public async Task Fill(string selector, string text)
    {
        await To(selector);
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>
    /// Presses a link or a button, and waits for the page it leads to. The bound only ends a broken test.
    /// </summary>
    public async Task Follow(string selector, string key = "Enter")
    {
        await To(selector);
        var loaded = new TaskCompletionSource();
        page.Load += Loaded;
        await page.Keyboard.PressAsync(key);
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        void Loaded(object? sender, IPage shown)
        {
            page.Load -= Loaded;
            _ = loaded.TrySetResult();
        }
    }

    private async Task<string?> Skip()
    {
        await page.EvaluateAsync("document.querySelector('.skip')?.focus()");
        await page.Keyboard.PressAsync("Enter");
        for (int i = 0; i < MostTabs; i++)
            if (await page.EvaluateAsync<string>("document.activeElement.id") == "main") return null;
        return "the link past the head of the page does not lead to its content";
    }
}
