namespace Sampan.Tests.Rules;

/// <summary>
/// Official material to test against (schemas, tariffs, code lists), which lies outside the repository. Without it a
/// test is skipped where everybody sees it; under SAMPAN_STRICT=1 that is a failure.
/// </summary>
public static class ReferenceData
{
    private const string Variable = "SAMPAN_REFERENCE_DATA";

    /// <summary>The full path of a file or folder below the reference data.</summary>
    public static string Path(params string[] parts)
    {
        string root = Strict.Given(Variable, "the folder of the official material");
        string path = System.IO.Path.Combine([root, .. parts]);
        Assert.True(System.IO.Path.Exists(path), $"{path} is missing from {Variable}.");
        return path;
    }
}
