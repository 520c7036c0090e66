using Sampan.Storage;

namespace Sampan.Tests.Journeys.Site;

public sealed class CatalogueTests
{
    [Fact]
    public async Task A_visitor_searches_by_words_and_trade_and_gets_no_error_for_nonsense()
    {
        await using RunningSite site = await RunningSite.Start(Engine.Sqlite, rounds: false);

        Answer all = await site.Get("/catalogue");
        Answer mango = await site.Get("/catalogue?q=dried+mango&sector=food");
        Answer thai = await site.Get("/catalogue?q=" + Uri.EscapeDataString("มะม่วง") + "&lang=th");
        Answer none = await site.Get("/catalogue?q=zeppelin");

        Assert.Contains("/listing/chanthaburi-sun-fruit/dried-banana", all.Text, StringComparison.Ordinal);
        Assert.Contains("/listing/chanthaburi-sun-fruit/dried-mango", mango.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/dried-banana", mango.Text, StringComparison.Ordinal);
        Assert.Contains("มะม่วงอบแห้ง", thai.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/listing/", none.Text, StringComparison.Ordinal);
        foreach (string odd in (string[])["?p=-1", "?p=99999999999", "?p=x", "?sector=nobody",
            "?q=" + new string('a', 900), "?q=%00%ff", "?q=<script>alert(1)</script>", "?q=%25%5f'\""])
            Assert.Equal(200, (await site.Get("/catalogue" + odd)).Code);
        Assert.DoesNotContain(
            "<script>alert", (await site.Get("/catalogue?q=<script>alert(1)</script>")).Text, StringComparison.Ordinal);
    }
}
