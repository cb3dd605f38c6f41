namespace Integrator.Benchmarks.ByHand;

/// <summary>Charges, as one would write them by hand.</summary>
internal sealed class ChargeList
{
    public string Object { get; set; } = null!;
    public string Url { get; set; } = null!;
    public bool HasMore { get; set; }
    public List<Charge> Data { get; set; } = null!;
}

internal sealed class Charge
{
    public string Id { get; set; } = null!;
    public string Object { get; set; } = null!;
    public long Amount { get; set; }
    public long AmountCaptured { get; set; }
    public long AmountRefunded { get; set; }
    public string? Application { get; set; }
    public string? ApplicationFee { get; set; }
    public long? ApplicationFeeAmount { get; set; }
    public string? BalanceTransaction { get; set; }
    public BillingDetails BillingDetails { get; set; } = null!;
    public string? CalculatedStatementDescriptor { get; set; }
    public bool Captured { get; set; }
    public long Created { get; set; }
    public string Currency { get; set; } = null!;
    public string? Customer { get; set; }
    public string? Description { get; set; }
    public bool Disputed { get; set; }
    public string? FailureCode { get; set; }
    public string? FailureMessage { get; set; }
    public string? Invoice { get; set; }
    public bool Livemode { get; set; }
    public string? OnBehalfOf { get; set; }
    public Outcome? Outcome { get; set; }
    public bool Paid { get; set; }
    public string? PaymentIntent { get; set; }
    public string? PaymentMethod { get; set; }
    public PaymentMethodDetails? PaymentMethodDetails { get; set; }
    public string? ReceiptEmail { get; set; }
    public string? ReceiptNumber { get; set; }
    public string? ReceiptUrl { get; set; }
    public bool Refunded { get; set; }
    public string? Review { get; set; }
    public BillingDetails? Shipping { get; set; }
    public string? SourceTransfer { get; set; }
    public string? StatementDescriptor { get; set; }
    public string? StatementDescriptorSuffix { get; set; }
    public string Status { get; set; } = null!;
    public string? TransferGroup { get; set; }
}

internal sealed class BillingDetails
{
    public Address? Address { get; set; }
    public string? Email { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
}

internal sealed class Address
{
    public string? City { get; set; }
    public string? Country { get; set; }
    public string? Line1 { get; set; }
    public string? Line2 { get; set; }
    public string? PostalCode { get; set; }
    public string? State { get; set; }
}

internal sealed class Outcome
{
    public string? NetworkStatus { get; set; }
    public string? Reason { get; set; }
    public string? RiskLevel { get; set; }
    public int? RiskScore { get; set; }
    public string? SellerMessage { get; set; }
    public string Type { get; set; } = null!;
}

internal sealed class PaymentMethodDetails
{
    public Card? Card { get; set; }
    public string Type { get; set; } = null!;
}

internal sealed class Card
{
    public long? AmountAuthorized { get; set; }
    public string? Brand { get; set; }
    public CardChecks? Checks { get; set; }
    public string? Country { get; set; }
    public int ExpMonth { get; set; }
    public int ExpYear { get; set; }
    public string? Fingerprint { get; set; }
    public string? Funding { get; set; }
    public string? Last4 { get; set; }
    public string? Network { get; set; }
}

internal sealed class CardChecks
{
    public string? AddressLine1Check { get; set; }
    public string? AddressPostalCodeCheck { get; set; }
    public string? CvcCheck { get; set; }
}
