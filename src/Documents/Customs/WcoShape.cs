namespace Sampan.Documents.Customs;

/// <summary>
/// What may stand in a declaration of the WCO data model (3.6, schema DEC-DMS 2), and in which order: names only. A
/// name with a star may be repeated. Source: the schema set that HM Revenue and Customs publishes for its declaration
/// service, read on 2026-11-30.
/// </summary>
internal sealed class WcoShape
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    private WcoShape(object[] members)
    {
        foreach (object member in members)
        {
            if (member is (string group, WcoShape shape)) Add(group, shape);
            else foreach (string leaf in ((string)member).Split(' ')) Add(leaf, null);
        }
    }

    /// <param name="Place">Among its siblings, in the order of the schema.</param>
    /// <param name="Inside">Null for a value.</param>
    internal sealed record Member(int Place, bool Repeats, WcoShape? Inside);

    internal Member? Of(string name) => _members.GetValueOrDefault(name);

    private void Add(string name, WcoShape? inside) =>
        _members.Add(name.TrimEnd('*'), new Member(_members.Count, name.EndsWith('*'), inside));

    private static WcoShape Shape(params object[] members) => new(members);

    private static readonly WcoShape Date = Shape("DateTimeString");

    private static readonly WcoShape Address =
        Shape("CityName CountryCode CountrySubDivisionCode CountrySubDivisionName Line PostcodeID");

    private static readonly WcoShape KindOfAddress =
        Shape("TypeCode CityName CountryCode CountrySubDivisionCode CountrySubDivisionName Line PostcodeID");

    private static readonly WcoShape Place = Shape("TypeCode CityName CountryCode Line PostcodeID");
    private static readonly WcoShape Id = Shape("ID");
    private static readonly WcoShape Party = Shape("Name ID", ("Address", Address));
    private static readonly WcoShape Consignor = Shape("Name ID", ("Address", KindOfAddress));
    private static readonly WcoShape Freight = Shape("PaymentMethodCode");
    private static readonly WcoShape InRole = Shape("ID RoleCode");
    private static readonly WcoShape Country = Shape("CountryCode RegionID");
    private static readonly WcoShape Reference = Shape("ID TraderAssignedReferenceID");
    private static readonly WcoShape Previous = Shape("CategoryCode ID TypeCode LineNumeric");
    private static readonly WcoShape Deduction = Shape("ChargesTypeCode OtherChargeDeductionAmount");
    private static readonly WcoShape Means = Shape("Name ID IdentificationTypeCode TypeCode ModeCode");
    private static readonly WcoShape Pointer = Shape("SequenceNumeric DocumentSectionCode TagID");
    private static readonly WcoShape Statement = Shape("StatementCode StatementDescription StatementTypeCode");

    private static readonly WcoShape Reached = Shape(
        "Name ID", ("Address", Address), ("Contact", Shape("Name")), ("Communication", Shape("ID TypeCode")));

    private static readonly WcoShape Commodity = Shape(
        "Description",
        ("Classification*", Shape("ID IdentificationTypeCode")),
        ("DangerousGoods*", Shape("UNDGID")),
        ("DutyTaxFee*", Shape(
            "AdValoremTaxBaseAmount DeductAmount DutyRegimeCode SpecificTaxBaseQuantity TaxRateNumeric TypeCode",
            "QuotaOrderID", ("Payment", Shape("MethodCode TaxAssessedAmount PaymentAmount")))),
        ("GoodsMeasure", Shape("GrossMassMeasure NetNetWeightMeasure TariffQuantity")),
        ("InvoiceLine", Shape("ItemChargeAmount")),
        ("TransportEquipment*", Shape("SequenceNumeric ID")));

    private static readonly WcoShape Item = Shape(
        "CustomsValueAmount SequenceNumeric StatisticalValueAmount TransactionNatureCode",
        ("AdditionalDocument*", Shape(
            "CategoryCode", ("EffectiveDateTime", Date), "ID Name TypeCode LPCOExemptionCode",
            ("Submitter", Shape("Name RoleCode")), ("WriteOff", Shape("QuantityQuantity AmountAmount")))),
        ("AdditionalInformation*", Statement),
        ("AEOMutualRecognitionParty*", InRole),
        ("Buyer", Reached),
        ("Commodity", Commodity),
        ("Consignee", Party),
        ("Consignor", Party),
        ("CustomsValuation", Shape("MethodCode", ("ChargeDeduction*", Deduction))),
        ("Destination", Country),
        ("DomesticDutyTaxParty*", InRole),
        ("ExportCountry", Id),
        ("GovernmentProcedure*", Shape("CurrentCode PreviousCode")),
        ("Origin*", Shape("CountryCode RegionID TypeCode")),
        ("Packaging*", Shape(
            "SequenceNumeric MarksNumbersID QuantityQuantity TypeCode PackingMaterialDescription LengthMeasure",
            "WidthMeasure HeightMeasure VolumeMeasure")),
        ("PreviousDocument*", Previous),
        ("Seller", Reached),
        ("UCR", Reference),
        ("ValuationAdjustment", Shape("AdditionCode")));

    private static readonly WcoShape Shipment = Shape(
        ("ExitDateTime", Date),
        "TransactionNatureCode",
        ("AEOMutualRecognitionParty*", InRole),
        ("Buyer", Reached),
        ("Consignee", Party),
        ("Consignment", Shape(
            "ContainerCode",
            ("ArrivalTransportMeans", Means),
            ("DepartureTransportMeans", Means),
            ("GoodsLocation", Shape("Name ID TypeCode", ("Address", Place))),
            ("LoadingLocation", Shape("Name ID")),
            ("TransportEquipment*", Shape("SequenceNumeric ID", ("Seal*", Shape("SequenceNumeric ID")))))),
        ("Consignor", Party),
        ("CustomsValuation", Shape("FreightChargeAmount", ("ChargeDeduction*", Deduction))),
        ("Destination", Country),
        ("DomesticDutyTaxParty*", InRole),
        ("ExportCountry", Id),
        ("GovernmentAgencyGoodsItem*", Item),
        ("Importer", Reached),
        ("Invoice", Shape("ID", ("IssueDateTime", Date))),
        ("Payer", Party),
        ("PreviousDocument*", Previous),
        ("Seller", Reached),
        ("Surety", Party),
        ("TradeTerms", Shape("ConditionCode CountryRelationshipCode Description LocationID LocationName")),
        ("UCR", Reference),
        ("Warehouse", Shape("ID TypeCode")));

    internal static readonly WcoShape Declaration = Shape(
        ("AcceptanceDateTime", Date),
        "FunctionCode FunctionalReferenceID ID",
        ("IssueDateTime", Date),
        "IssueLocationID TypeCode GoodsItemQuantity DeclarationOfficeID InvoiceAmount LoadingListQuantity",
        "TotalGrossMassMeasure TotalPackageQuantity SpecificCircumstancesCodeCode",
        ("Authentication", Shape("Authentication", ("Authenticator", Shape("Name")))),
        ("Submitter", Party),
        ("AdditionalDocument*", Shape("CategoryCode ID TypeCode")),
        ("AdditionalInformation*", Shape(
            "StatementCode StatementDescription StatementTypeCode", ("Pointer*", Pointer))),
        ("Agent", Shape("Name ID FunctionCode", ("Address", Address))),
        ("Amendment*", Shape("ChangeReasonCode", ("Pointer*", Pointer))),
        ("AuthorisationHolder*", Shape("ID CategoryCode")),
        ("BorderTransportMeans", Shape("Name ID IdentificationTypeCode TypeCode RegistrationNationalityCode ModeCode")),
        ("Consignment", Shape(
            ("Carrier", Shape("Name ID", ("Address", Address), ("Communication", Shape("ID TypeCode")))),
            ("ConsignmentItem*", Shape("SequenceNumeric", ("Consignor", Consignor), ("Freight", Freight))),
            ("Consignor", Consignor),
            ("Freight", Freight),
            ("Itinerary*", Shape("SequenceNumeric RoutingCountryCode")))),
        ("CurrencyExchange*", Shape("CurrencyTypeCode RateNumeric")),
        ("Declarant", Reached),
        ("ExitOffice", Id),
        ("Exporter", Reached),
        ("GoodsShipment", Shipment),
        ("ObligationGuarantee*", Shape(
            "AmountAmount ID ReferenceID SecurityDetailsCode AccessCode", ("GuaranteeOffice", Id))),
        ("PresentationOffice", Id),
        ("SupervisingOffice", Id));

    /// <summary>What is said about the message itself, before the declaration in it.</summary>
    internal static readonly WcoShape Message = Shape(
        "WCODataModelVersionCode WCOTypeName ResponsibleCountryCode ResponsibleAgencyName",
        "AgencyAssignedCustomizationCode AgencyAssignedCustomizationVersionCode", ("Declaration", Declaration));
}
