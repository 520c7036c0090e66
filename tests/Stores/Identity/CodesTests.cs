using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Identity;

public sealed class CodesTests
{
    private static readonly CodeKey Key = new("confirm_email", "somchai@example.com", new Id(5));
    private static readonly Instant Now = TestIdentity.Start;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_code_is_good_once(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        string code = await identity.SendCode(Key, Now);
        Assert.Null(await identity.Codes.Redeem(Key, $" {code} ", Now + TimeSpan.FromMinutes(14)));
        Assert.Equal(IdentityRefusals.CodeSpent, (await identity.Codes.Redeem(Key, code, Now))?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_many_who_redeem_one_code_at_once_one_succeeds(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        string code = await identity.SendCode(Key, Now);
        Refusal?[] answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => identity.Codes.Redeem(Key, code, Now))));
        Assert.Single(answers, answer => answer is null);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_code_expires_after_a_quarter_of_an_hour(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        string code = await identity.SendCode(Key, Now);
        Refusal? late = await identity.Codes.Redeem(Key, code, Now + TimeSpan.FromMinutes(15));
        Assert.Equal(IdentityRefusals.CodeExpired, late?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task After_five_wrong_tries_the_right_code_is_refused_too(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        string code = await identity.SendCode(Key, Now);
        string wrong = code == "000000" ? "000001" : "000000";
        for (int i = 0; i < 5; i++)
            Assert.Equal(IdentityRefusals.CodeWrong, (await identity.Codes.Redeem(Key, wrong, Now))?.Code);
        Assert.Equal(IdentityRefusals.CodeSpent, (await identity.Codes.Redeem(Key, code, Now))?.Code);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_code_proves_nothing_about_another_subject_purpose_or_address(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        string code = await identity.SendCode(Key, Now);
        CodeKey[] others =
        [
            Key with { Subject = new Id(6) },
            Key with { Purpose = "set_password" },
            Key with { Address = "b@example.com" },
        ];
        foreach (CodeKey other in others)
            Assert.Equal(IdentityRefusals.CodeWrong, (await identity.Codes.Redeem(other, code, Now))?.Code);
        Assert.Null(await identity.Codes.Redeem(Key with { Address = "SOMCHAI@Example.com" }, code, Now));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_newer_code_voids_the_older(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        string older = await identity.SendCode(Key, Now);
        string newer = await identity.SendCode(Key, Now + TimeSpan.FromMinutes(1));
        Instant later = Now + TimeSpan.FromMinutes(2);
        if (older != newer)
            Assert.Equal(IdentityRefusals.CodeWrong, (await identity.Codes.Redeem(Key, older, later))?.Code);
        Assert.Null(await identity.Codes.Redeem(Key, newer, later));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_address_gets_five_codes_an_hour_even_when_asked_at_once(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        Refusal?[] answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() =>
            identity.Codes.Send(Key with { Subject = new Id((UInt128)n) }, code => new Letter("Code", code), Now))));
        Assert.Equal(5, answers.Count(answer => answer is null));
        Assert.All(answers.Where(a => a is not null), a => Assert.Equal(IdentityRefusals.CodeTooOften, a!.Code));
        Assert.Equal(5, identity.Letters().Count);

        _ = await identity.SendCode(Key with { Address = "other@example.com" }, Now);
        _ = await identity.SendCode(Key, Now + TimeSpan.FromHours(1));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Something_that_is_no_address_gets_no_code(Engine engine)
    {
        await using TestIdentity identity = await TestIdentity.Create(engine);
        string[] wrong = ["", "somchai", "a@b@c", "Somchai <s@example.com>", "a@example.com, b@example.com"];
        foreach (string address in wrong)
        {
            CodeKey key = Key with { Address = address };
            Refusal? refusal = await identity.Codes.Send(key, code => new Letter("", code), Now);
            Assert.Equal(IdentityRefusals.EmailMalformed, refusal?.Code);
        }
    }
}
