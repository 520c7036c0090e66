using Sampan.Ledger;

namespace Sampan.Web.Api.Bodies;

internal sealed record BookHeadBody(int Id, long Entries, string Head);

/// <summary>
/// The shape of a checkpoint for the API's document. What is sent are the checkpoint's own bytes, as in a file.
/// </summary>
internal sealed record CheckpointBody(
    string Format, long Number, string At, long Seq, string Previous, IReadOnlyList<BookHeadBody> Books, string Hash,
    string PublicKey, string Signature);

/// <summary>A checkpoint without its heads.</summary>
internal sealed record CheckpointRowBody(
    long Number, string At, long Seq, string Hash, string PublicKey, string Url)
{
    public static CheckpointRowBody Of(CheckpointRow checkpoint) => new(
        checkpoint.Number, checkpoint.At.ToString(), checkpoint.Seq, checkpoint.Hash.ToString(),
        Convert.ToHexStringLower(checkpoint.PublicKey),
        FormattableString.Invariant($"/api/v1/ledger/checkpoints/{checkpoint.Number}"));
}

internal sealed record CheckpointsBody(IReadOnlyList<CheckpointRowBody> Checkpoints);
