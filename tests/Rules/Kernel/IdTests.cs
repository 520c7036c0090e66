using System.Text;
using FsCheck.Xunit;
using Sampan.Kernel;

namespace Sampan.Tests.Rules.Kernel;

public sealed class IdTests
{
    [Property]
    public bool Text_sorts_as_the_id_does(ulong high1, ulong low1, ulong high2, ulong low2)
    {
        var a = new Id(new UInt128(high1, low1));
        var b = new Id(new UInt128(high2, low2));
        int byText = string.CompareOrdinal(a.ToString(), b.ToString());
        return Math.Sign(byText) == Math.Sign(a.CompareTo(b)) && Id.Parse(a.ToString()).Value == a;
    }

    [Fact]
    public void The_largest_id_fits_its_text()
    {
        var largest = new Id(UInt128.MaxValue);
        Assert.Equal("7zzzzzzzzzzzzzzzzzzzzzzzzz", largest.ToString());
        Assert.Equal(largest, Id.Parse("7zzzzzzzzzzzzzzzzzzzzzzzzz").Value);
    }

    [Fact]
    public void A_new_id_follows_version_7_of_RFC_9562()
    {
        byte[] bytes = Id.New(new Instant(0x0123_4567_89ab_000L)).ToBytes();
        Assert.Equal(0x70, bytes[6] & 0xf0);
        Assert.Equal(0x80, bytes[8] & 0xc0);
    }

    [Fact]
    public void Two_ids_of_one_moment_differ() =>
        Assert.NotEqual(Id.New(new Instant(0)), Id.New(new Instant(0)));

    [Fact]
    public void The_same_data_derives_the_same_id()
    {
        Hash256 hash = Hash256.Of("sweep"u8);
        Assert.Equal(Id.Derive(hash), Id.Derive(hash));
        Assert.Equal(hash.ToBytes()[..16], Id.Derive(hash).ToBytes());
        Assert.True(Id.None.IsNone);
    }

    // The example of FIPS 180-4: SHA-256 of "abc".
    [Fact]
    public void A_hash_is_the_one_others_compute()
    {
        Hash256 hash = Hash256.Of(Encoding.ASCII.GetBytes("abc"));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash.ToString());
        Assert.Equal(hash, Hash256.FromBytes(hash.ToBytes()));
        Assert.Equal(new byte[Hash256.Size], Hash256.Zero.ToBytes());
    }

    [Fact]
    public void A_hash_is_read_only_as_it_is_written()
    {
        string text = Hash256.Of("sweep"u8).ToString();
        Assert.Equal(Hash256.Of("sweep"u8), Hash256.Parse(text));
        string?[] others = [null, "", text[1..], text + "0", text.ToUpperInvariant(), text[..63] + "g"];
        Assert.All(others, other => Assert.Null(Hash256.Parse(other)));
    }
}
