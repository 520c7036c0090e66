using Sampan.Kernel;
using Sampan.Ledger;

namespace Sampan.Tests.Tools.Crasher;

/// <summary>
/// An answer as one line: all of a receipt but whether it was given before, or the code of a refusal.
/// </summary>
internal static class Answers
{
    internal static string Text(Outcome<Receipt> answer) => answer.IsRefused
        ? answer.Refusal.Code.Name
        : $"{answer.Value.Seq} {answer.Value.RecordedAt.Microseconds} {answer.Value.Subject} {answer.Value.Version} " +
          $"{answer.Value.Hash}";
}
