using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Sampan.Web.Access;

/// <summary>
/// What a page without an attribute of its own states, by its folder: /Desk is for members, /Operator for operators, /O
/// for the holder of an order's link, all else for anyone.
/// </summary>
internal sealed class PageAccess : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (model.HandlerTypeAttributes.OfType<AllowedToAttribute>().Any()) return;
        model.EndpointMetadata.Add(ByFolder(model.ViewEnginePath));
    }

    internal static AllowedToAttribute ByFolder(string path)
    {
        if (path.StartsWith("/Desk/", StringComparison.OrdinalIgnoreCase)) return new AllowedToAttribute(Caller.Member);
        if (path.StartsWith("/Operator/", StringComparison.OrdinalIgnoreCase)) return Who.Operator;
        return path.StartsWith("/O/", StringComparison.OrdinalIgnoreCase) ? Who.LinkHolder : Who.Anyone;
    }
}
