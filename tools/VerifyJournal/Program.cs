using System.Text;
using Sampan.VerifyJournal;

if (args is ["--help" or "-h" or "-?"])
{
    Console.WriteLine(Arguments.Usage);
    return 0;
}
(Arguments? given, string wrong) = Arguments.Of(args);
if (given is null)
{
    Console.Error.WriteLine(wrong);
    return 2;
}
try
{
    using Stream stream = given.File == "-" ? Console.OpenStandardInput() : File.OpenRead(given.File);
    if (Verification.Of(Lines(stream), given.Kept, given.Key) is not { } done)
    {
        Console.Error.WriteLine($"{given.File} is no journal file of format sampan-journal/1.");
        return 2;
    }
    Console.Write(given.Json ? Report.Json(done) + "\n" : Report.Text(done));
    return done.Findings.All.Count == 0 ? 0 : 1;
}
catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(unread.Message);
    return 2;
}

static IEnumerable<string> Lines(Stream stream)
{
    using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
    while (reader.ReadLine() is { } line) yield return line;
}
