using System.Text.Json.Nodes;

namespace Sampan.Trade;

/// <summary>How facts that were written in an older shape read in the next one.</summary>
internal static class OlderFacts
{
    /// <summary>Version 1 named no days for refused goods to come back: they are the usual ones.</summary>
    internal static JsonObject OfferedWithoutReturn(JsonObject data)
    {
        data["terms"]!["deadlines"]!["return"] = 30;
        return data;
    }

    /// <summary>Version 2 named no rate card: there were none.</summary>
    internal static JsonObject OfferedWithoutCarriage(JsonObject data)
    {
        data["terms"]!["carriage"] = null;
        return data;
    }

    /// <summary>Version 3 was of one product, whose members stood among the order's own.</summary>
    internal static JsonObject OfferedOfOneLine(JsonObject data)
    {
        JsonObject terms = data["terms"]!.AsObject();
        var line = new JsonObject
        {
            ["goods"] = terms["goods"]!.DeepClone(),
            ["origin"] = terms["from"]!.DeepClone(),
        };
        foreach (string name in (string[])
            ["listing", "title", "titleLocal", "units", "unitPrice", "hsCode", "netGrams", "grossGrams", "cartons",
             "quote"])
        {
            if (!terms.Remove(name, out JsonNode? value)) continue;
            line[name] = value;
        }
        terms["lines"] = new JsonArray(line);
        return data;
    }

    /// <summary>Version 4 knew no terms of payment but all before shipping.</summary>
    internal static JsonObject OfferedWithoutPlan(JsonObject data)
    {
        data["terms"]!["plan"] = null;
        return data;
    }

    /// <summary>Version 5 knew no practice.</summary>
    internal static JsonObject OfferedInEarnest(JsonObject data)
    {
        data["terms"]!["practice"] = false;
        return data;
    }

    /// <summary>Version 1 knew nothing that was still to be paid.</summary>
    internal static JsonObject SettledWithoutRest(JsonObject data)
    {
        JsonNode none = data["fee"]!.DeepClone();
        none["minor"] = 0;
        data["waived"] = none;
        return data;
    }

    /// <summary>
    /// Version 1 kept a text. The forms wrote one of their codes into it; whatever else somebody wrote is read as
    /// "other" and shown to nobody any more.
    /// </summary>
    internal static JsonObject RefusedForAText(JsonObject data)
    {
        data["reason"] = (string?)data["reason"] switch
        {
            "damaged" => "damaged",
            "wrong_goods" => "wrongGoods",
            "customs" or "charges" => "dutyOrPapers",
            _ => "other",
        };
        return data;
    }
}
