using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sampan.Storage.Entities;

/// <summary>
/// Columns are named <c>like_this</c>, as in the hand-written tables. A value of several columns puts its name in
/// front of them (<c>price_minor</c>); a class that only groups columns does not.
/// </summary>
public static class SnakeCase
{
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (IMutableEntityType entity in model.Model.GetEntityTypes())
            if (!entity.IsMappedToJson()) Rename(entity, "");
    }

    private static void Rename(IMutableTypeBase type, string prefix)
    {
        foreach (IMutableProperty property in type.GetProperties())
        {
            property.SetColumnName(prefix + Of(property.Name));
            // How long a text may be is a rule with a refusal, not a column that cuts or throws.
            property.SetMaxLength(null);
        }
        foreach (IMutableComplexProperty complex in type.GetComplexProperties())
            Rename(complex.ComplexType, complex.ClrType.IsValueType ? $"{prefix}{Of(complex.Name)}_" : prefix);
    }

    private static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) _ = text.Append('_');
            _ = text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
