using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Sampan.Web.Parts;

/// <summary>
/// Says what the form before this page did: <c>&lt;done of="shipped,cancelled" text="desk.done." /&gt;</c> under
/// <c>?done=shipped</c>. A word that is not listed says nothing, so nobody can put words on the page by a link.
/// </summary>
[HtmlTargetElement("done", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DoneTag : TagHelper
{
    public string Of { get; set; } = "";

    /// <summary>What the text's key begins with.</summary>
    public string Text { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string done = View.HttpContext.Request.Query["done"].ToString();
        if (done.Length == 0 || !Of.Split(',').Contains(done))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice");
        output.Attributes.SetAttribute("role", "status");
        _ = output.Content.Append(View.HttpContext.Texts()[Text + done]);
    }
}
