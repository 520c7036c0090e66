using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace Sampan.Web.Parts;

/// <summary>
/// Writers with room for a whole page of ours. The framework's hold 16 Ki characters: half of our pages are longer, and
/// each piece is a write to the network of its own.
/// </summary>
internal sealed class WholePageWriters : IHttpResponseStreamWriterFactory
{
    private const int Characters = 64 * 1024;

    public TextWriter CreateWriter(Stream stream, Encoding encoding) => new HttpResponseStreamWriter(
        stream, encoding, Characters, ArrayPool<byte>.Shared, ArrayPool<char>.Shared);
}
