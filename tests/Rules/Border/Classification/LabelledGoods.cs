using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sampan.Border;

namespace Sampan.Tests.Rules.Border.Classification;

/// <summary>Goods whose six digits are known. <paramref name="HeldOut"/>: nothing was fitted to them.</summary>
internal sealed record LabelledGoods(string Id, string Code, GoodsDescription Goods, bool HeldOut)
{
    /// <summary>The products of gold.jsonl as they are written in one language.</summary>
    internal static IReadOnlyList<LabelledGoods> Products(string language) =>
    [
        .. from line in Lines(Path.Combine(AppContext.BaseDirectory, "Border", "Classification", "gold.jsonl"))
           let id = (string)line["id"]!
           let words = line[language]!
           select new LabelledGoods(
               id, (string)line["hs6"]!,
               new GoodsDescription((string)words["title"]!, (string?)words["description"] ?? ""), IsHeldOut(id)),
    ];

    /// <summary>
    /// Listings of a large shop, in English, with attributes and the shop's category; the code is the American one, of
    /// which the first six digits are everybody's.
    /// </summary>
    internal static IReadOnlyList<LabelledGoods> Listings() =>
    [
        .. from line in Lines(ReferenceData.Path("classification", "hscodecomp_dev.jsonl"))
           let id = line["task_id"]!.GetValue<int>().ToString(CultureInfo.InvariantCulture)
           let code = line["hs_code"]!.GetValue<long>().ToString("D10", CultureInfo.InvariantCulture)
           let category = Enumerable.Range(1, 5).Select(level => (string?)line[$"cate_lv{level}_desc"])
           select new LabelledGoods(
               id, code[..6],
               new GoodsDescription(
                   (string)line["product_name"]!, "", [.. category.OfType<string>()],
                   Attributes((string)line["product_attributes"]!)),
               IsHeldOut(id)),
    ];

    private static List<(string, string)> Attributes(string text) =>
        [.. JsonNode.Parse(text)!.AsObject().Select(pair => (pair.Key, pair.Value?.ToString() ?? ""))];

    /// <summary>By the rule of README.md: the first hexadecimal digit of the id's SHA-256 is 4 or more.</summary>
    private static bool IsHeldOut(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] >= 0x40;

    private static IEnumerable<JsonNode> Lines(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!);
}
