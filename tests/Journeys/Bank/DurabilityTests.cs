using System.Text.Json.Nodes;
using Sampan.Journeys.Bank;
using Sampan.Kernel;

namespace Sampan.Tests.Journeys.Bank;

/// <summary>Each test has a bank of its own, which it may kill.</summary>
public sealed class DurabilityTests() : BankTest(new RunningBank()), IAsyncLifetime
{
    private string DataFile => Path.Combine(Bank.Folder, "bank.jsonl");

    public ValueTask InitializeAsync() => Bank.InitializeAsync();

    public ValueTask DisposeAsync() => Bank.DisposeAsync();

    [Fact]
    public async Task A_restart_keeps_every_line_under_its_cursor()
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1", "twice");
        await Transfer(account, "100.00", "ORD-2", "duplicate-notice");
        await Transfer(account, "100.00", "ORD-3", "late");
        StatementPage before = (await Client.StatementAfter(account, "", Cancellation)).Value;

        Assert.Equal(0, await Bank.Process.Terminate());
        await Bank.Start();
        StatementPage after = (await Client.StatementAfter(account, "", Cancellation)).Value;
        Assert.Equal(before.Lines, after.Lines);
        Assert.Equal(before.ClosingBalance, after.ClosingBalance);

        await AdvanceClock(3600);
        Assert.Equal("ORD-3", Assert.Single(await Lines(account, before.NextCursor)).Reference);
    }

    [Fact]
    public async Task A_restart_keeps_the_clock_the_accounts_and_the_payout_answers()
    {
        string account = await Account("Escrow");
        await Transfer(account, "100.00", "ORD-1");
        await AdvanceClock(86_400);
        PayoutAnswer first = (await Client.Pay(Payout(account, "40.00"), Cancellation)).Value;

        await Bank.Process.Kill();
        await Bank.Start();
        Assert.Equal(account, await Account("Escrow"));
        Assert.Equal(first, (await Client.Pay(Payout(account, "40.00"), Cancellation)).Value);
        await Transfer(account, "1.00", "ORD-2");
        IReadOnlyList<StatementLine> lines = await Lines(account);
        Assert.True(lines[^1].BookedAt - lines[0].BookedAt >= TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task A_clock_that_stands_dates_what_happens_keeps_standing_over_a_restart_and_never_goes_back()
    {
        await StandClock("2025-12-01T07:00:00Z");
        string account = await Account("Escrow");
        await Transfer(account, "100.00", "ORD-1");
        await Bank.Process.Kill();
        await Bank.Start();
        await StandClock("2025-12-02T07:00:00Z");
        _ = (await Client.Pay(Payout(account, "40.00"), Cancellation)).Value;
        // An earlier moment leaves it where it is; a later one delivers what was due by then.
        Assert.Equal("2025-12-02T07:00:00.000000Z", await StandClock("2025-01-01T00:00:00Z"));
        await StandClock("2025-12-03T07:00:00Z");
        IReadOnlyList<StatementLine> lines = await Lines(account);
        Assert.Equal([new DateOnly(2025, 12, 1), new DateOnly(2025, 12, 2)], lines.Select(line => line.ValueDate));

        // Let go, it is the machine's clock again.
        await StandClock(null);
        await Transfer(account, "1.00", "ORD-2");
        Assert.True((await Lines(account))[^1].BookedAt > lines[^1].BookedAt + TimeSpan.FromDays(300));
        using HttpResponseMessage wrong = await Post("api/clock/stand", new JsonObject { ["at"] = "yesterday" });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_bank_killed_while_payments_pour_in_has_kept_all_it_confirmed()
    {
        string account = await Account();
        var confirmed = new List<string>();
        Task pouring = PourIn(account, confirmed);
        await Wait.Until(() => Count(confirmed) >= 50, Cancellation);
        await Bank.Process.Kill();
        await pouring;

        await Bank.Start();
        StatementPage page = (await Client.StatementAfter(account, "", Cancellation)).Value;
        var kept = page.Lines.Select(line => line.Reference).ToHashSet();
        while (page.HasMore)
        {
            page = (await Client.StatementAfter(account, page.NextCursor, Cancellation)).Value;
            kept.UnionWith(page.Lines.Select(line => line.Reference));
        }

        Assert.Superset(confirmed.ToHashSet(), kept);
    }

    [Theory]
    [InlineData("{\"at\":\"2026-11-24T00:00:00Z\",\"lines\":[{\"sequ")]
    [InlineData("{\"at\":\"2026-11-24T00:0\n")]
    [InlineData("\0", 8)]
    [InlineData("longer than the next record", 1000)]
    public async Task An_unfinished_last_record_is_dropped_and_the_next_one_takes_its_place(string torn, int times = 1)
    {
        string account = await Account();
        await Transfer(account, "100.00", "ORD-1");
        await Bank.Process.Kill();
        await File.AppendAllTextAsync(DataFile, string.Concat(Enumerable.Repeat(torn, times)), Cancellation);

        await Bank.Start();
        await Transfer(account, "200.00", "ORD-2");
        await Bank.Process.Kill();
        Assert.EndsWith("}\n", await File.ReadAllTextAsync(DataFile, Cancellation), StringComparison.Ordinal);
        await Bank.Start();
        Assert.Equal(["ORD-1", "ORD-2"], (await Lines(account)).Select(line => line.Reference));
    }

    [Fact]
    public async Task A_file_damaged_in_the_middle_stops_the_bank_and_is_left_alone()
    {
        _ = await Account();
        await Bank.Process.Kill();
        string good = await File.ReadAllTextAsync(DataFile, Cancellation);
        await File.WriteAllTextAsync(DataFile, "{broken\n" + good, Cancellation);

        (int exitCode, string errors) = await BankProcess.StartInVain(Bank.Folder);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("damaged at line 1", errors, StringComparison.Ordinal);
        Assert.Equal("{broken\n" + good, await File.ReadAllTextAsync(DataFile, Cancellation));
    }

    [Fact]
    public async Task A_bank_that_is_gone_is_unavailable_for_every_request()
    {
        string account = await Account();
        await Bank.Process.Kill();

        Refusal?[] refusals =
        [
            (await Client.OpenAccount("Escrow", Currency.Thb, Cancellation)).Refusal,
            (await Client.StatementAfter(account, "", Cancellation)).Refusal,
            (await Client.Pay(Payout(account, "1.00"), Cancellation)).Refusal,
        ];
        Assert.All(refusals, refusal => Assert.Equal(BankRefusals.Unavailable, refusal?.Code));
        Assert.All(refusals, refusal => Assert.Equal("unreachable", refusal?["cause"]));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_not_blamed_on_the_bank()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client.StatementAfter("A", "", cancelled.Token));
    }

    [Fact]
    public async Task A_second_bank_on_the_same_folder_gives_up()
    {
        (int exitCode, string errors) = await BankProcess.StartInVain(Bank.Folder);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("cannot be used", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://example.org:0")]
    public async Task A_bank_asked_to_listen_beyond_this_computer_gives_up(string url)
    {
        string folder = Path.Combine(Bank.Folder, "other");
        (int exitCode, string errors) = await BankProcess.StartInVain(folder, "--urls", url);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("this computer only", errors, StringComparison.Ordinal);
    }

    private async Task PourIn(string account, List<string> confirmed)
    {
        try
        {
            for (int i = 0; ; i++)
            {
                await Transfer(account, "1.00", $"ORD-{i}");
                lock (confirmed) confirmed.Add($"ORD-{i}");
            }
        }
        catch (HttpRequestException)
        {
            // The bank has been killed: what was confirmed until now is what counts.
        }
    }

    private static int Count(List<string> confirmed)
    {
        lock (confirmed) return confirmed.Count;
    }
}
