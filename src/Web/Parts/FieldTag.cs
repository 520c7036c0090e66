using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Sampan.Web.Parts;

/// <summary>
/// One field of a form with its label and hint: <c>&lt;field name="units" label="…" value="…" /&gt;</c>. Attributes it
/// does not know go to the input itself, so whatever HTML can check is checked before a form is sent.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTag : TagHelper
{
    /// <summary>Where the view data names the field that a refusal is about: that field is marked.</summary>
    internal const string Wrong = "wrong-field";

    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string? Value { get; set; }

    /// <summary>Lines of a text area; 0 for a field of one line.</summary>
    public int Lines { get; set; }

    /// <summary>What can be chosen, as value and words; null for a field to type in.</summary>
    public IEnumerable<(string Value, string Words)>? Choices { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string id = $"f-{Name}";
        TagBuilder input = Input();
        foreach (TagHelperAttribute attribute in output.Attributes)
            input.Attributes[attribute.Name] = attribute.Value?.ToString() ?? attribute.Name;
        output.Attributes.Clear();
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        bool wrong = View.ViewData[Wrong] as string == Name;
        if (wrong) input.Attributes["aria-invalid"] = "true";
        var described = new List<string>();
        if (wrong) described.Add("refused");
        if (Hint is { Length: > 0 }) described.Add($"{id}-hint");
        if (described.Count > 0) input.Attributes["aria-describedby"] = string.Join(' ', described);

        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        _ = label.InnerHtml.Append(Label);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        _ = output.Content.AppendHtml(label).AppendHtml(input);
        if (Hint is not { Length: > 0 }) return;
        var hint = new TagBuilder("p");
        hint.AddCssClass("hint");
        hint.Attributes["id"] = $"{id}-hint";
        _ = hint.InnerHtml.Append(Hint);
        _ = output.Content.AppendHtml(hint);
    }

    private TagBuilder Input()
    {
        if (Choices is not null) return Select(Choices);
        if (Lines > 0)
        {
            var area = new TagBuilder("textarea");
            area.Attributes["rows"] = $"{Lines}";
            // The line feed after the tag is dropped by browsers; without it they would drop the text's own first one.
            _ = area.InnerHtml.AppendHtml("\n").Append(Value ?? "");
            return area;
        }
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "text";
        input.Attributes["value"] = Value ?? "";
        return input;
    }

    private TagBuilder Select(IEnumerable<(string Value, string Words)> choices)
    {
        var select = new TagBuilder("select");
        foreach ((string value, string words) in choices)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = value;
            if (value == Value) option.Attributes["selected"] = "selected";
            _ = option.InnerHtml.Append(words);
            _ = select.InnerHtml.AppendHtml(option);
        }
        return select;
    }
}
