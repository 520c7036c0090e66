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
    if (Verification.Of(given.Files.Select(Lines), given.Kept, given.Key) is not { } done)
    {
        Console.Error.WriteLine($"{string.Join(", ", given.Files)}: no journal file of format sampan-journal/1.");
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

static IEnumerable<string> Lines(string file)
{
    using Stream stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
    using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
    while (reader.ReadLine() is { } line) yield return line;
}
