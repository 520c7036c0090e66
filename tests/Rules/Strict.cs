namespace Sampan.Tests.Rules;

/// <summary>A skip is visible, and under SAMPAN_STRICT=1 a failure.</summary>
internal static class Strict
{
    public static void Skip(string reason)
    {
        if (Environment.GetEnvironmentVariable("SAMPAN_STRICT") == "1") Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
