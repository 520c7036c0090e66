using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Sampan.Documents;

/// <summary>A document as its bytes: UTF-8, indented.</summary>
internal static class XmlFile
{
    /// <summary>Line ends are written as \n on every system, so that the same document has the same bytes.</summary>
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    public static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings)) root.Save(writer);
        return stream.ToArray();
    }
}
