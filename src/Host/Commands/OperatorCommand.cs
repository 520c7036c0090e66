using System.CommandLine;
using Sampan.Identity;
using Sampan.Kernel;
using Sampan.Storage;

namespace Sampan.Host.Commands;

/// <summary>
/// <c>./sampan operator EMAIL</c>: makes an operator of somebody who has signed up, or none with <c>--remove</c>. The
/// server must be stopped.
/// </summary>
internal static class OperatorCommand
{
    private static readonly Argument<string> Email = new("EMAIL") { Description = "of somebody who has signed up" };
    private static readonly Option<bool> Remove = new("--remove") { Description = "an operator no longer" };

    internal static Command Operator()
    {
        var command = new Command("operator", "Makes a person an operator: what two decide together needs two.")
        {
            Email, Remove,
        };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        bool isOperator = !parsed.GetValue(Remove);
        Refusal? refusal = await Writing.In(
            Database.OpenExisting(parsed.GetValue(CommandLine.DatabaseUrl)!),
            async database =>
            {
                await IdentityRegistration.PrepareMain(database);
                return await IdentityRegistration.Appoint(
                    database, parsed.GetValue(Email)!, isOperator, Instant.From(TimeProvider.System.GetUtcNow()));
            });
        if (refusal is not null) return CommandLine.Refuse(refusal);
        if (parsed.GetValue(CommandLine.Json)) CommandLine.Write(new { isOperator });
        else Console.WriteLine(isOperator ? "an operator, from the next sign-in on" : "an operator no longer");
        return 0;
    }
}
