namespace Sampan.Identity;

public enum Role
{
    Clerk = 1,
    Owner = 2,
}

/// <summary>
/// Everything a member can do for a firm: a closed list, so that a page asks for an act, never for a role.
/// </summary>
public enum Permission
{
    SeeFirm = 1,
    SeeOrders,
    SeeMoney,
    EditListings,
    ShipOrders,
    AnswerDisputes,
    EditFirm,
    EditMembers,
    EditPayout,
    ApplyForCredit,
    Lend,

    /// <summary>Asking for no more of what a buyer owes.</summary>
    ForgiveDebt,
}

public static class Permissions
{
    /// <summary>A clerk does the daily work; what moves money out or changes who is who stays with an owner.</summary>
    public static bool Allows(this Role role, Permission permission) => permission switch
    {
        Permission.SeeFirm or Permission.SeeOrders or Permission.EditListings or Permission.ShipOrders
            or Permission.AnswerDisputes => role is Role.Clerk or Role.Owner,
        Permission.SeeMoney or Permission.EditFirm or Permission.EditMembers or Permission.EditPayout
            or Permission.ApplyForCredit or Permission.Lend or Permission.ForgiveDebt => role is Role.Owner,
        _ => false,
    };

    /// <summary>
    /// What can be done for a firm of this kind at all. Of a practice firm: what its one trade needs, and nothing by
    /// which it could be met by others.
    /// </summary>
    public static bool Allows(this FirmKind kind, Permission permission) => kind != FirmKind.Practice
        || permission is Permission.SeeFirm or Permission.SeeOrders or Permission.SeeMoney or Permission.ShipOrders
            or Permission.EditFirm;
}
