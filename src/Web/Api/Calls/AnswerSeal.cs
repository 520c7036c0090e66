using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Sampan.Web.Api.Calls;

/// <summary>
/// An answer as it is kept: with its refusal taken apart, for a code cannot be made from a name outside of its list.
/// </summary>
internal sealed record KeptAnswer(
    int Status, byte[] Body, string MediaType, RefusalKind Kind, string[][] Arguments, string? Location = null,
    string? Code = null);

/// <summary>
/// Closes answers under the keys that also sign sessions and lie outside the database: a link or a key that an answer
/// shows once cannot be read from a copy of the data.
/// </summary>
internal sealed class AnswerSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Sampan.Api.FirstAnswers");

    public byte[] Close(ApiAnswer answer) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(
        new KeptAnswer(
            answer.Status, answer.Body, answer.MediaType, answer.Refusal?.Code.Kind ?? default,
            [.. (answer.Refusal?.Arguments ?? []).Select(a => new[] { a.Name, a.Value })], answer.Location,
            answer.Refusal?.Code.Name),
        Wire.Json.KeptAnswer));

    /// <summary>Null when the keys it was closed with are gone: the request is then answered anew.</summary>
    public ApiAnswer? Open(byte[] sealedAnswer)
    {
        try
        {
            KeptAnswer kept = JsonSerializer.Deserialize(_protector.Unprotect(sealedAnswer), Wire.Json.KeptAnswer)!;
            return new ApiAnswer
            {
                Status = kept.Status,
                Body = kept.Body,
                MediaType = kept.MediaType,
                Location = kept.Location,
                Refusal = kept.Code is null
                    ? null
                    : new Refusal(new RefusalCode(kept.Code, kept.Kind), [.. kept.Arguments.Select(a => (a[0], a[1]))]),
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
