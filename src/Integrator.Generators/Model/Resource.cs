namespace Integrator.Generators.Model;

/// <summary>A named group of operations, reached through a property of the client.</summary>
internal sealed record Resource(string Name, string Property, string Summary, EquatableArray<Operation> Operations);

internal sealed record Operation(
    string Name,
    string Method,
    string Verb,
    string Path,
    string Summary,
    string? Remarks,
    bool IsObsolete,
    string? Server,
    bool IsAnonymous,
    EquatableArray<string> Security,
    EquatableArray<Parameter> Parameters,
    Body? Body,
    TypeRef? Result,
    EquatableArray<Answer> Answers,
    EquatableArray<ResponseHeader> Headers,
    Outcomes? Outcomes)
{
    /// <summary>Parameters and body in the order of the method's arguments.</summary>
    public EquatableArray<Argument> Arguments { get; init; }

    /// <summary>The address that it is sent to, if the account decides it.</summary>
    public Value? Address { get; init; }

    /// <summary>Whether a definition says where it is sent, which makes nobody's origin the API's own.</summary>
    public bool HasServerOfDefinition { get; init; }

    /// <summary>Whether a redirect of it carries no credential.</summary>
    public bool ForgetsCredential { get; init; }

    /// <summary>Whether its query is repeated in its body.</summary>
    public bool CopiesQuery { get; init; }

    /// <summary>Whether its request depends on the connection.</summary>
    public bool NeedsConnection { get; init; }

    /// <summary>The arguments that steps of actions set.</summary>
    public EquatableArray<StepInput> Inputs { get; init; } = [];

    /// <summary>Headers of the API that it does not have.</summary>
    public EquatableArray<string> Omitted { get; init; } = [];

    /// <summary>What holds for it alone; null for what holds for the API.</summary>
    public CallPolicy? Policy { get; init; }

    /// <summary>How its list is read page by page; null where it is no list, or comes at once.</summary>
    public Paging? Paging { get; init; }

    /// <summary>The methods that compute what it sends.</summary>
    public EquatableArray<Function> Functions { get; init; } = [];

    /// <summary>How editors show its methods: <c>Advanced</c>, <c>Never</c>, or null for always.</summary>
    public string? Browsable { get; init; }

    /// <summary>What a definition calls it: the name of its method, or the id that the document gives it.</summary>
    public string? Id { get; init; }

    /// <summary>Where people read about it; null if nobody said.</summary>
    public string? DocumentationUrl { get; init; }
}

/// <summary>An argument of the method, a member of the action.</summary>
/// <param name="Fallback">What is sent when nothing is given; null where that is nothing.</param>
internal sealed record Argument(string Name, string Member, TypeRef Type, bool IsRequired, string Summary, bool IsObsolete, string? Fallback = null);

/// <summary>How a parameter travels. Where a type is named, its JSON carries the text.</summary>
internal abstract record Parameter(string Wire, string Member)
{
    /// <summary>What is sent instead of the member; null for the member.</summary>
    public Value? Computed { get; init; }

    /// <param name="IsExploded">Whether its items or members stand apart; false where it has none.</param>
    internal sealed record Path(string Wire, string Member, TypeRef? Type, string Style, bool IsExploded) : Parameter(Wire, Member);

    internal sealed record Query(string Wire, string Member, bool IsReserved) : Parameter(Wire, Member);

    internal sealed record QueryList(string Wire, string Member, string Style, bool IsReserved) : Parameter(Wire, Member);

    internal sealed record QueryObject(string Wire, string Member, TypeRef Type, string Style) : Parameter(Wire, Member);

    /// <summary>A scalar whose text on the wire is its JSON form.</summary>
    internal sealed record QueryScalar(string Wire, string Member, TypeRef Type) : Parameter(Wire, Member);

    internal sealed record QueryJson(string Wire, string Member, TypeRef Type) : Parameter(Wire, Member);

    /// <summary>The whole query.</summary>
    internal sealed record QueryString(string MediaType, string Member, TypeRef Type) : Parameter(MediaType, Member);

    internal sealed record Header(string Wire, string Member, TypeRef? Type, string Style) : Parameter(Wire, Member);

    internal sealed record Cookie(string Wire, string Member, TypeRef? Type, string Style) : Parameter(Wire, Member);
}

/// <summary>What is sent with the request; a body without a writer is text or a stream.</summary>
/// <param name="Choice">The member that says which media type is sent; null where there is one only.</param>
internal sealed record Body(string MediaType, string? Choice, string Member, TypeRef Type, bool IsWritten, EquatableArray<Part> Parts)
{
    /// <summary>What is sent instead of the member; null for the member.</summary>
    public ComputedBody? Computed { get; init; }

    /// <summary>How the members become elements, if they do and not as usual.</summary>
    public XmlShape? Xml { get; init; }
}

/// <summary>A body that a definition computes.</summary>
internal abstract record ComputedBody(Value Value)
{
    internal sealed record Text(Value Value) : ComputedBody(Value);

    /// <summary>JSON, a form of its members, or XML of its members.</summary>
    internal sealed record Json(Value Value) : ComputedBody(Value);
}

/// <param name="Root">The name of the root element; null if the value names it.</param>
internal sealed record XmlShape(string? Root, string? AttributePrefix, string? TextMember);

/// <summary>A member of a form or a part that is not encoded as its kind usually is.</summary>
/// <param name="Headers">Each with its value: <c>X-Kind: photo</c>.</param>
internal sealed record Part(string Name, string? Style, string? MediaType, EquatableArray<string> Headers);

/// <summary>How one status is read.</summary>
internal abstract record Answer(string Status)
{
    /// <param name="MediaType">What is asked for; null for plain JSON.</param>
    /// <param name="Path">The names that lead to the value inside the body.</param>
    internal sealed record Json(string Status, string? MediaType, TypeRef Type, EquatableArray<string> Path, string? Outcome) : Answer(Status);

    internal sealed record Text(string Status, string MediaType, string? Outcome) : Answer(Status);

    /// <summary>The registration of a webhook.</summary>
    /// <param name="IdPath">The names that lead to its id; empty for none.</param>
    /// <param name="ExpiresPath">The names that lead to its end; empty for none.</param>
    internal sealed record Subscription(string Status, EquatableArray<string> IdPath, EquatableArray<string> ExpiresPath, int? RenewBeforeSeconds) : Answer(Status);

    /// <param name="Format">How the runtime calls the format.</param>
    /// <param name="Path">The names that lead to the value inside the body.</param>
    internal sealed record Described(string Status, string MediaType, string Format, TypeRef Type, EquatableArray<string> Path, string? Outcome) : Answer(Status);

    /// <param name="Framing">How the runtime calls the way items are told apart.</param>
    internal sealed record Items(string Status, string MediaType, string Framing, TypeRef Item, string? Outcome) : Answer(Status);

    internal sealed record Stream(string Status, string MediaType, string? Outcome) : Answer(Status);

    internal sealed record Empty(string Status, string? Outcome) : Answer(Status);

    internal sealed record Error(string Status, TypeRef Type) : Answer(Status);
}

internal sealed record ResponseHeader(string Wire, string Name, TypeRef Type, string Summary);

/// <summary>The type that tells several successful answers apart.</summary>
internal sealed record Outcomes(string Name, EquatableArray<Outcome> Cases);

internal sealed record Outcome(string Name, TypeRef? Type, string Summary);
