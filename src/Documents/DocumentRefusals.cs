using Sampan.Kernel;

namespace Sampan.Documents;

/// <summary>
/// Why a document is not issued, in order of precedence: the first that applies is returned. Texts are the exception:
/// each is tried for being missing, too long, forbidden, not Latin and not drawable before the next one, in reading
/// order. The argument <c>field</c> names a field as in <c>seller.latin_name</c> or <c>lines.3.description</c>
/// (lines count from one).
/// </summary>
public static class DocumentRefusals
{
    /// <summary><c>number</c>: 1 to 35 of A-Z, a-z, 0-9, minus, slash and dot, the first a letter or digit.</summary>
    public static readonly RefusalCode DocumentNumberMalformed =
        new("document_number_malformed", RefusalKind.Malformed);

    /// <summary><c>count</c>, <c>limit</c>: an invoice has 1 to 2000 lines.</summary>
    public static readonly RefusalCode InvoiceLinesOutOfRange =
        new("invoice_lines_out_of_range", RefusalKind.Malformed);

    /// <summary><c>party</c>, <c>limit</c>: an address has 1 to 6 lines.</summary>
    public static readonly RefusalCode AddressLinesOutOfRange =
        new("address_lines_out_of_range", RefusalKind.Malformed);

    /// <summary><c>field</c>: a name, place, date, code or term the paper cannot do without is not there.</summary>
    public static readonly RefusalCode DocumentFieldMissing = new("document_field_missing", RefusalKind.Malformed);

    /// <summary><c>field</c>, <c>limit</c> in characters.</summary>
    public static readonly RefusalCode DocumentTextTooLong = new("document_text_too_long", RefusalKind.Malformed);

    /// <summary><c>field</c>, <c>character</c> as U+0007: control and hidden characters are not allowed.</summary>
    public static readonly RefusalCode CharacterNotAllowed = new("character_not_allowed", RefusalKind.Malformed);

    /// <summary><c>field</c>, <c>character</c>: papers that cross borders write this field in Latin letters.</summary>
    public static readonly RefusalCode LatinLettersExpected = new("latin_letters_expected", RefusalKind.Malformed);

    /// <summary><c>field</c>, <c>character</c>: the paper's font cannot draw it, and an empty box is no text.</summary>
    public static readonly RefusalCode GlyphMissing = new("glyph_missing", RefusalKind.Malformed);

    /// <summary><c>field</c>, <c>given</c>, <c>wanted</c>: an amount in another currency than the invoice.</summary>
    public static readonly RefusalCode InvoiceCurrenciesMixed = new("invoice_currencies_mixed", RefusalKind.Malformed);

    /// <summary><c>field</c>: amounts on an invoice are not negative and at most <see cref="Money.Cap"/>.</summary>
    public static readonly RefusalCode InvoiceAmountOutOfRange =
        new("invoice_amount_out_of_range", RefusalKind.Malformed);

    /// <summary><c>field</c>: above zero, at most a million million, to six decimals; packages at least one.</summary>
    public static readonly RefusalCode InvoiceQuantityOutOfRange =
        new("invoice_quantity_out_of_range", RefusalKind.Malformed);

    /// <summary><c>field</c>, <c>unit</c>: a weight is given in a unit that does not weigh.</summary>
    public static readonly RefusalCode WeightUnitExpected = new("weight_unit_expected", RefusalKind.Malformed);

    /// <summary><c>gross</c>, <c>net</c>: the goods alone weigh more than the goods with their packing.</summary>
    public static readonly RefusalCode NetWeightExceedsGross = new("net_weight_exceeds_gross", RefusalKind.Malformed);

    /// <summary><c>line</c>, <c>given</c>, <c>computed</c>: the net amount is not quantity × unit price.</summary>
    public static readonly RefusalCode InvoiceLineDoesNotMultiply =
        new("invoice_line_does_not_multiply", RefusalKind.Malformed);

    /// <summary><c>field</c> goods_total or grand_total, <c>given</c>, <c>computed</c>.</summary>
    public static readonly RefusalCode InvoiceDoesNotSum = new("invoice_does_not_sum", RefusalKind.Malformed);

    /// <summary><c>commodity</c>: a statement of stock is no statement of a bank.</summary>
    public static readonly RefusalCode CamtNotForStock = new("camt_not_for_stock", RefusalKind.Refused);

    /// <summary>A balance or a sum has more than the 18 digits camt.053 can hold.</summary>
    public static readonly RefusalCode CamtAmountTooLong = new("camt_amount_too_long", RefusalKind.Refused);

    // A bank's statement that somebody brings, in the order in which it is read.

    /// <summary><c>most</c> in megabytes.</summary>
    public static readonly RefusalCode BankFileTooLarge = new("bank_file_too_large", RefusalKind.Malformed);

    /// <summary><c>line</c>: there it stops being XML.</summary>
    public static readonly RefusalCode BankFileMalformed = new("bank_file_malformed", RefusalKind.Malformed);
    public static readonly RefusalCode BankFileNotStatement = new("bank_file_not_statement", RefusalKind.Malformed);

    /// <summary><c>element</c> of camt.053: missing, or not to be understood.</summary>
    public static readonly RefusalCode BankFileElement = new("bank_file_element", RefusalKind.Malformed);
    public static readonly RefusalCode BankFileMixed = new("bank_file_mixed", RefusalKind.Malformed);

    /// <summary><c>closing</c>, <c>difference</c>: a line is missing or was changed.</summary>
    public static readonly RefusalCode BankFileSums = new("bank_file_sums", RefusalKind.Malformed);

    /// <summary><c>day</c>: the statement of that day does not begin where the one before it ended.</summary>
    public static readonly RefusalCode BankFileGap = new("bank_file_gap", RefusalKind.Malformed);

    /// <summary>A file that is no declaration of the WCO data model, is damaged, or is too long.</summary>
    public static readonly RefusalCode DeclarationUnreadable = new("declaration_unreadable", RefusalKind.Malformed);

    /// <summary><c>path</c>: an element or attribute that the WCO data model does not have there.</summary>
    public static readonly RefusalCode DeclarationElementUnknown =
        new("declaration_element_unknown", RefusalKind.Malformed);

    /// <summary><c>path</c>: twice what can be said only once.</summary>
    public static readonly RefusalCode DeclarationElementRepeated =
        new("declaration_element_repeated", RefusalKind.Malformed);
}
