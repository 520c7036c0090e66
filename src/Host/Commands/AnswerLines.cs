using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sampan.Kernel;
using Sampan.Web.Text;

namespace Sampan.Host.Commands;

/// <summary>
/// Answers standard input line by line. A line that is refused is answered with its number, an error and its words;
/// the others go on, and the exit code is then 1.
/// </summary>
internal static class AnswerLines
{
    private static readonly JsonSerializerOptions Compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each answer as JSON on a line of its own.</summary>
    internal static Task<int> AsJson(Func<string, Outcome<object>> answer, CancellationToken cancel) =>
        Run(answer, written => JsonSerializer.Serialize(written, Compact), Wrong, cancel);

    /// <summary>Each answer as text for reading.</summary>
    internal static Task<int> AsText(Func<string, Outcome<string>> answer, CancellationToken cancel) =>
        Run(
            answer, text => text,
            (number, _, refusal) => FormattableString.Invariant($"line {number}: {InWords(refusal)}"), cancel);

    private static async Task<int> Run<T>(
        Func<string, Outcome<T>> answer, Func<T, string> write, Func<int, string, Refusal, string> wrong,
        CancellationToken cancel)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        bool isAnyWrong = false;
        for (int number = 1; await input.ReadLineAsync(cancel) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            Outcome<T> answered = answer(line);
            isAnyWrong |= answered.IsRefused;
            string written = answered.IsRefused ? wrong(number, line, answered.Refusal) : write(answered.Value);
            await output.WriteLineAsync(written.AsMemory(), cancel);
            // Who asks one line at a time waits for its answer.
            await output.FlushAsync(cancel);
        }
        return isAnyWrong ? 1 : 0;
    }

    private static string Wrong(int number, string line, Refusal refusal) => JsonSerializer.Serialize(
        new { id = JsonLine.IdOf(line), line = number, error = refusal.Code.Name, message = InWords(refusal) },
        Compact);

    private static string InWords(Refusal refusal) => Texts.In("en").Refusal(refusal);
}
