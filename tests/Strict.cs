using System.Diagnostics.CodeAnalysis;

namespace Sampan.Tests;

/// <summary>
/// For what a test needs and may not find. By itself the test is then skipped, where everybody sees it; where nobody
/// looks (SAMPAN_STRICT=1, or CI=true as build services set it) it fails. Compiled into every test program.
/// </summary>
internal static class Strict
{
    internal static bool IsAsked =>
        Environment.GetEnvironmentVariable("SAMPAN_STRICT") == "1" ||
        Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>What a variable of the environment says.</summary>
    /// <param name="variable">Its name.</param>
    /// <param name="why">What it is for and who sets it.</param>
    internal static string Given(string variable, string why)
    {
        string? value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value)) Skip($"{variable} is not set: {why}");
        return value;
    }

    [DoesNotReturn]
    internal static void Skip(string reason)
    {
        if (IsAsked) Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
