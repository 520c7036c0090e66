using Microsoft.EntityFrameworkCore;

namespace Sampan.Academy.Rows;

internal static class Saving
{
    /// <summary>Saves, unless somebody else was first.</summary>
    internal static async Task<Refusal?> TrySave(this AcademyContext academy, RefusalCode moved)
    {
        try
        {
            _ = await academy.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return moved;
        }
    }
}
