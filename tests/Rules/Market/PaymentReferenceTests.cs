using Sampan.Market;

namespace Sampan.Tests.Rules.Market;

public sealed class PaymentReferenceTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_reference_is_read_as_it_is_written()
    {
        for (int i = 0; i < 1000; i++)
        {
            var reference = PaymentReference.New();
            Assert.Matches("^SP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", reference.ToString());
            Assert.Equal(reference, PaymentReference.Parse(reference.ToString()).Value);
        }
    }

    /// <summary>
    /// The check is linear: whether an error is seen depends only on the difference it makes and its place, so all
    /// 31 differences at all 8 places, tried on many references, are all single errors there are.
    /// </summary>
    [Fact]
    public void Every_wrong_character_is_found()
    {
        for (int i = 0; i < 200; i++)
        {
            string right = PaymentReference.New().Characters;
            for (int place = 0; place < right.Length; place++)
                foreach (char wrong in Alphabet.Where(c => c != right[place]))
                    Assert.True(PaymentReference.Parse(right[..place] + wrong + right[(place + 1)..]).IsRefused);
        }
    }

    [Fact]
    public void Every_swap_of_neighbours_is_found()
    {
        // Every pair of unequal characters at every pair of neighbouring places but the last, where one is the check.
        for (int place = 0; place < 6; place++)
            foreach (char a in Alphabet)
                foreach (char b in Alphabet.Where(c => c != a))
                    AssertSwapFound(WithCheck("7K3F9Q2".Remove(place, 2).Insert(place, $"{a}{b}")), place);
        // The last place: the check character is what the seven before it make, so all sevenths are tried.
        foreach (char first in Alphabet)
            foreach (char seventh in Alphabet)
                AssertSwapFound(WithCheck($"{first}K3F9Q{seventh}"), 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SP-")]
    [InlineData("SP-7K3F-9Q2")]
    [InlineData("SP-UUUU-UUUU")]
    [InlineData("มะม่วง")]
    [InlineData(null)]
    public void What_is_no_reference_is_refused(string? text) =>
        Assert.Equal(MarketRefusals.ReferenceMalformed, PaymentReference.Parse(text).Refusal?.Code);

    [Fact]
    public void Letters_that_look_like_digits_are_read_as_digits()
    {
        string right = WithCheck("0110110");
        string typed = right.Replace('0', 'o').Replace('1', 'l');
        Assert.Equal(right, PaymentReference.Parse($"sp {typed}").Value.Characters);
    }

    private static string WithCheck(string seven) => seven + PaymentReference.CheckCharacter(seven);

    private static void AssertSwapFound(string right, int place)
    {
        if (right[place] == right[place + 1]) return;
        string swapped = right[..place] + right[place + 1] + right[place] + right[(place + 2)..];
        Assert.True(PaymentReference.Parse(swapped).IsRefused, swapped);
    }
}
