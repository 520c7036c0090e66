using Sampan.Border;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Border;

/// <summary>Confirmed codes on both engines: rows that are only added, and what is learned from them.</summary>
public sealed class ConfirmedCodeTests
{
    private static readonly Id Listing = new(11), Firm = new(12), Person = new(13);
    private static readonly Instant Now = new(1_795_510_800_000_000);
    private static readonly HsCode Coffee = HsCode.Parse("090121").Value;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_confirmed_what_on_which_ground_is_kept_and_the_last_word_counts(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await BorderFactory.Prepare(test.Database);
        IConfirmedCodes codes = BorderFactory.ConfirmedCodes(test.Database);
        Nomenclature nomenclature = NomenclatureShelfTests.Version("Coffee; roasted");
        ConfirmedCode first = Confirmation(Now, ConfirmedBy.Description, "");
        ConfirmedCode second = Confirmation(new Instant(Now.Microseconds + 1), ConfirmedBy.Customs, "ruling 7/2569");
        Assert.Null(await codes.Of(Firm, Listing));
        _ = (await codes.Confirm(first, nomenclature)).Value;
        _ = (await codes.Confirm(second, nomenclature)).Value;
        Assert.Equal(second with { Nomenclature = nomenclature.Hash }, await codes.Of(Firm, Listing));
        Assert.Single(await codes.All());
        Assert.Null(await codes.Of(new Id(99), Listing));

        Outcome<ConfirmedCode> unknown = await codes.Confirm(
            first with { Code = HsCode.Parse("090122").Value }, nomenclature);
        Assert.Equal(BorderRefusals.HsCodeNotInNomenclature, unknown.Refusal?.Code);
        Outcome<ConfirmedCode> wordy = await codes.Confirm(first with { Note = new string('x', 201) }, nomenclature);
        Assert.Equal(BorderRefusals.NoteTooLong, wordy.Refusal?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Goods_with_like_words_are_found_once_somebody_has_confirmed_them(Engine engine)
    {
        await using TestDatabase test = await TestDatabase.Create(engine);
        await BorderFactory.Prepare(test.Database);
        INomenclatures shelf = BorderFactory.Nomenclatures(test.Database);
        IConfirmedCodes codes = BorderFactory.ConfirmedCodes(test.Database);
        ICodeGuides guides = BorderFactory.CodeGuides(shelf, codes);
        Assert.Equal(BorderRefusals.NomenclatureNotLoaded, (await guides.Current()).Refusal?.Code);
        await shelf.Put(NomenclatureShelfTests.Version("Coffee; roasted"), Now);
        var goods = new GoodsDescription("Quokkabrew zanzibari 250");
        Assert.Empty((await guides.Current()).Value.Classifier.Classify(goods));

        ConfirmedCode said = Confirmation(Now, ConfirmedBy.Broker, "") with { Words = "Quokkabrew zanzibari 500" };
        _ = (await codes.Confirm(said, (await shelf.InUse()).Value)).Value;
        Candidate found = Assert.Single((await guides.Current()).Value.Classifier.Classify(goods));
        Assert.Equal((Coffee, ReasonKind.Confirmed), (found.Code, Assert.Single(found.Why).Kind));
    }

    private static ConfirmedCode Confirmation(Instant at, ConfirmedBy ground, string note) =>
        new(Listing, Firm, Person, at, default, Coffee, ground, note, "Doi Chang beans");
}
