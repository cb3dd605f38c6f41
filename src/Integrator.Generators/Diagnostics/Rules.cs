using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Integrator.Generators.Diagnostics;

/// <summary>Every rule, in id order. What a rule means, an example and a fix stand in docs/diagnostics.md.</summary>
internal static class Rules
{
    private const string Category = "Integrator";

    public static readonly DiagnosticDescriptor InvalidText = new(
        "INT0001", "Invalid text", "The definition is not valid: {0}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RepeatedKey = new(
        "INT0002", "Repeated key", "Key '{0}' appears twice; the last one is used", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownKey = new(
        "INT0003", "Unknown key", "Unknown key '{0}'{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor WrongShape = new(
        "INT0004", "Wrong shape", "'{0}' must be {1}, found {2}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NotActedOn = new(
        "INT0005", "Setting without effect", "'{0}' has no effect in this version; {1} will act on it", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownSchemaVersion = new(
        "INT0006", "Unknown schema version", "schema_version {0} is not supported; 1 is", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RepeatedName = new(
        "INT0007", "Repeated connector name", "Connector name '{0}' is already taken by '{1}'", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoName = new(
        "INT0008", "No name", "'{0}' cannot be turned into a C# name", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MissingCatalogueEntry = new(
        "INT0009", "Missing catalogue entry", "'{0}' is missing; the integration cannot be {1}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MixedEnvelope = new(
        "INT0010", "Envelope and definition mixed", "'{0}' stands beside 'config' and has no effect there; move it into 'config'", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnreadableFile = new(
        "INT0011", "Unreadable file", "The file {0}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor Alias = new(
        "INT0012", "Alias", "'{0}' is accepted as '{1}'", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RelativeAddress = new(
        "INT0013", "Address without a host", "'{0}' must be an absolute http(s) address, found '{1}'", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        "INT0014", "Number out of range", "The number {0} is larger than any number that can be represented (about 1.8e308); it is left out", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MissingDocument = new(
        "INT1001", "Document not in the project", "OpenAPI document '{0}' is not an AdditionalFile of this project", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnsupportedVersion = new(
        "INT1002", "Unsupported OpenAPI version", "{0}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownOperation = new(
        "INT1003", "Unknown operation", "Operation '{0}' is not in '{1}'{2}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RepeatedOperationId = new(
        "INT1004", "Repeated operation id", "Operation id '{0}' occurs more than once; {1} becomes '{2}'", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnresolvedReference = new(
        "INT1005", "Unresolved reference", "Cannot resolve $ref '{0}'; {1}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor WrongHash = new(
        "INT1006", "Pinned document changed", "'{0}' does not match the pinned sha256; it has {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MissingOperationId = new(
        "INT1007", "Missing operation id", "Operation {0} {1} has no operationId; using '{2}'", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UndeclaredPathParameter = new(
        "INT1008", "Undeclared path parameter", "Path '{0}' needs '{1}', which is not declared; it is taken as text", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor VerbMismatch = new(
        "INT1009", "Verb of another operation", "The method says {0}, the operation says {1}; {0} is used", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnmatchedPatch = new(
        "INT1010", "Patch matches nothing", "The patch targets '{0}', which does not exist{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor DroppedPart = new(
        "INT1011", "Unreadable part", "This part of the document cannot be read and is left out: {0}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NewerVersion = new(
        "INT1012", "Newer OpenAPI version", "OpenAPI version '{0}' is read as {1}", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnusedPathParameter = new(
        "INT1013", "Path parameter without a place", "Path parameter '{0}' has no place in '{1}' and is left out", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnmatchedPattern = new(
        "INT1014", "Pattern matches nothing", "The pattern '{0}' matches no operation", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RequiredWithoutProperty = new(
        "INT1015", "Required without a property", "'{0}' is required and not described; nothing is generated for it", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor SiblingOfReference = new(
        "INT1016", "Sibling of a reference", "'{0}' beside $ref is defined only from OpenAPI 3.1 on; it is applied anyway", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ArmsAlike = new(
        "INT1017", "Arms alike", "Values of '{0}' and '{1}' cannot be told apart; both are read as '{0}'", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnmatchedRename = new(
        "INT1018", "Rename matches nothing", "There is nothing called '{0}' that could be renamed to '{1}'", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor InvalidOverlay = new(
        "INT1051", "Invalid overlay", "The overlay {0}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor InvalidTarget = new(
        "INT1052", "Invalid target", "The target '{0}' is not a valid JSONPath expression: {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnmatchedTarget = new(
        "INT1053", "Target matches nothing", "The target '{0}' matches nothing in '{1}'", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownOverlayKey = new(
        "INT1054", "Unknown key in an overlay", "The overlay's key '{0}' is unknown and does nothing", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OverlayWithoutDefinition = new(
        "INT1055", "Overlay without a definition", "The overlay changes nothing: {0}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoSuchMember = new(
        "INT1101", "No such member", "response_path '{0}': no member '{1}' in {2}{3}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor PathCrossesList = new(
        "INT1102", "Path crosses a list", "response_path '{0}' crosses a list without an index", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UntypedSchema = new(
        "INT1103", "Schema without a type of its own", "The schema uses {0}; it becomes JsonElement", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownType = new(
        "INT1104", "Unknown type", "Unknown type '{0}'{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor EndlessTypes = new(
        "INT1105", "Types that require each other", "Types {0} require each other and can never be built", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RenamedSchema = new(
        "INT1106", "Renamed schema", "'{0}' would become '{1}', which is taken, so it becomes '{2}'; add a rename to choose another name", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor TakenRename = new(
        "INT1107", "Rename to a name that is taken", "'{0}' is to become '{1}', which is taken; it becomes '{2}'", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoResponseSchema = new(
        "INT1203", "No response schema", "{0}.{1} has no response schema; its result is JSON", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor InferredType = new(
        "INT1204", "Type inferred from a sample", "The type of {0}.{1} is inferred from examples.{2}", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor InvalidSample = new(
        "INT1205", "Sample is not JSON", "examples.{0} is not valid JSON: {1}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ContrarySample = new(
        "INT1206", "Sample against its schema", "examples.{0} contradicts the schema at {1}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownCredentialFormat = new(
        "INT2001", "Unknown credential format", "Unknown credential format '{0}'{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor IncompleteCredential = new(
        "INT2002", "Incomplete credential", "Credential '{0}' lacks '{1}'", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoAuthorizeAddress = new(
        "INT2003", "No way to a first token", "Credential '{0}' needs authorizePath, or a client_credentials or password grant", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownCredentialField = new(
        "INT2004", "Unknown credential field", "'credentials.{0}' is not a field of any credential{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnusedCredentials = new(
        "INT2005", "Credentials without authorization", "{0}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RepeatedField = new(
        "INT2006", "Repeated field", "Field '{0}' is declared twice", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ClientCredentials = new(
        "INT2007", "Client credentials", "Credential '{0}' gets its tokens by client credentials; no user consents", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoSeconds = new(
        "INT2008", "Not a number of seconds", "'{0}' is not a positive number of seconds", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MissingScope = new(
        "INT2009", "Missing scope", "{0}.{1} needs scope '{2}', which '{3}' does not request", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoOptions = new(
        "INT2010", "Select without options", "Select field '{0}' has no options", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnmetCondition = new(
        "INT2011", "Condition that never holds", "show_when of '{0}' refers to '{1}', which does not exist or never equals '{2}'", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoPkce = new(
        "INT2012", "PKCE turned off", "PKCE is turned off for '{0}'", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoValidation = new(
        "INT2013", "No check of a new connection", "There is no way to check a new connection; add actions.validation", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnrenewableToken = new(
        "INT2014", "Token that nothing renews", "Tokens of '{0}' expire but nothing can renew them", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OpenTemplate = new(
        "INT3101", "Template without an end", "The template is not closed", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownRoot = new(
        "INT3102", "Unknown name", "Unknown name '{0}'; in scope: {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownMember = new(
        "INT3103", "Unknown member", "No member '{0}' in {1}{2}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OptionalSegment = new(
        "INT3104", "Optional path segment", "'{0}' may be missing here and a path segment cannot be empty", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UndeclaredName = new(
        "INT3105", "Undeclared name", "'{0}' is not declared; it is taken as an optional text of the account context", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor HandlebarsSyntax = new(
        "INT3106", "Handlebars syntax", "Handlebars syntax is not supported; write {0}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor CannotCast = new(
        "INT3107", "Impossible cast", "Cannot cast {0} to {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownPagingValue = new(
        "INT3108", "Unknown paging value", "The pagination has no value '{0}'; it has: {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ShadowedMember = new(
        "INT3109", "Member behind a scope name", "'{0}' is a name of the scope; write $.{0} for the member of the record", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ExpectedInExpression = new(
        "INT3201", "Unreadable expression", "Expected {0}, found {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnsupportedSyntax = new(
        "INT3202", "Unsupported in expressions", "{0} is not supported in compiled expressions; {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "INT3203", "Unknown function", "Unknown function {0}{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor WrongArgument = new(
        "INT3204", "Wrong argument", "{0}: argument {1} must be {2}, found {3}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor WrongResult = new(
        "INT3205", "Wrong result", "The result is {0}, but {1} needs {2}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ListForOne = new(
        "INT3206", "List for one value", "A list is used where one value is needed; add [0] or $single()", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ImplicitTruth = new(
        "INT3207", "Implicit condition", "{0} is used as a condition: it holds if present and not false, 0 or empty", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ConstantComparison = new(
        "INT3208", "Comparison that never changes", "Comparison of {0} with {1} is always {2}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NullForRequired = new(
        "INT3209", "Null where a value is required", "{0} may be null and {1} is required; add a default", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OptionalHook = new(
        "INT3301", "Optional hook", "Hook '{0}' is optional: nothing happens until it is written", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor HookOfTwoKinds = new(
        "INT3303", "Hook with two signatures", "Hook '{0}' is used as {1} and as {2}; use two names", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor LiteralSecret = new(
        "INT4001", "Secret in a definition", "A secret is written in the definition; use {{env.NAME}} or a credential field", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor SecretInQuery = new(
        "INT4002", "Credential in the query", "The credential is sent in the query string and may be logged", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor PlainHttp = new(
        "INT4003", "Not https", "'{0}' is not https", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OpenHost = new(
        "INT4004", "Host from an unchecked field", "The host contains '{0}', a field without pattern, options or hostname format", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OtherHost = new(
        "INT4005", "Another origin", "{0}.{1} needs a credential and is sent to {2}, which is not an origin of the connector; list the origin in allowed_origins, or set no_auth", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor SecretLeak = new(
        "INT4006", "Secret where it shows", "Secret '{0}' would reach {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor WeakHash = new(
        "INT4007", "Weak signature", "{0} is weak for signatures", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor LooksPaged = new(
        "INT5001", "Paging parameters without paging", "{0}.{1} has paging parameters ({2}) but no pagination; suggestion: {3}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor PagingWithoutList = new(
        "INT5002", "Paging without a list", "{0}.{1} has pagination, but its result is not a list", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownPagingParameter = new(
        "INT5003", "Unknown paging parameter", "'{0}' is not a query parameter of {1}{2}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoCursorInResponse = new(
        "INT5004", "No cursor in the response", "cursor_path '{0}' is not in the response{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor PageTooLarge = new(
        "INT5005", "Page size above the maximum", "page_size {0} exceeds the maximum {1}", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor CursorIsLink = new(
        "INT5006", "Cursor that is a link", "'{0}' holds a URL; set is_link", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoWait = new(
        "INT5101", "Not a wait", "A wait must be a number of seconds or a date, found {0}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RemainingHeader = new(
        "INT5105", "Count in a time's place", "'{0}' is a header of remaining calls in the place of a reset time; it is read as a count", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor BothWaits = new(
        "INT5106", "Two hints to wait", "Two hints say how long to wait; the longer wait is used", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RepeatedHeader = new(
        "INT5201", "Header set twice", "Header '{0}' is set by headers and by authorization", Category, Info, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor InvalidHeader = new(
        "INT5202", "Invalid header name", "'{0}' is not a valid header name", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor BodyOfGet = new(
        "INT5203", "Body where none is usual", "{0} has a body, which many servers ignore or refuse", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnfitBody = new(
        "INT5204", "Body that does not fit its format", "body_format {0} cannot carry {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnsafeRetry = new(
        "INT5205", "Unsafe retry", "A repeated {0} request may be carried out twice; add idempotency_header or 'idempotent: true'", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownSignature = new(
        "INT6101", "Unknown signature format", "Unknown signature format '{0}'{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NothingToCompare = new(
        "INT6102", "Nothing to compare", "compare_with is missing, so all requests are refused; name the header or the query parameter that holds the signature", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoVerification = new(
        "INT6103", "Webhook without verification", "The webhook has no signature verification, so anybody can send events", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor AmbiguousPart = new(
        "INT6104", "Ambiguous signature part", "Signature part '{0}' is ambiguous; use $body, $header.name, $query.name, $url, $method or $timestamp", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ToleranceWithoutTime = new(
        "INT6105", "Tolerance without a time", "tolerance_seconds has no effect without timestamp; add timestamp", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor EventsAlike = new(
        "INT6106", "Events alike", "Events '{0}' and '{1}' match the same calls", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoAccountLookup = new(
        "INT6107", "No account for a shared address", "All accounts share the callback URL and there is no account_lookup; add one", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor PermanentSubscription = new(
        "INT6108", "Subscription that cannot be removed", "The subscription cannot be removed: it has no delete", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor WrongHandshake = new(
        "INT6109", "Handshake without a status", "handle_verification must return an object with status_code, update_context, payload or meta, or null; found {0}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownName = new(
        "INT7001", "Unknown name in a flow", "{0} '{1}' does not exist{2}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor InvalidSchedule = new(
        "INT7002", "Invalid schedule", "'{0}' is not a cron expression: {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor FrequentSchedule = new(
        "INT7003", "Schedule more than once a minute", "'{0}' runs more than once a minute, which is the most", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownTimeZone = new(
        "INT7004", "Unknown time zone", "'{0}' is not a time zone of the IANA database{1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor StepsAndRouters = new(
        "INT7005", "Steps and routers", "A flow has page_processors or routers, and not both", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor BrokenRoute = new(
        "INT7006", "Broken route", "The router '{0}' {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnreachedBranch = new(
        "INT7007", "Branch never reached", "The branch '{0}' is never reached, because '{1}' takes every record", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnknownTarget = new(
        "INT7101", "Unknown member in a mapping", "'{0}' is not a member of {1}{2}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnmappedMember = new(
        "INT7102", "Required member without a mapping", "{0} needs '{1}', and nothing is mapped to it", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MisfitInMapping = new(
        "INT7103", "Value that does not fit", "'{0}' is {1}, and the mapping gives {2}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OverwrittenMember = new(
        "INT7104", "Overwritten member", "response_mapping overwrites '{0}', which the record has already", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NoDelta = new(
        "INT7106", "Delta without its parts", "delta: '{0}' is {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor StrictLookup = new(
        "INT7107", "Lookup without a default", "The lookup '{0}' has neither default nor allow_failures: a value that it does not know fails the record", Category, Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor NothingToCollect = new(
        "INT7108", "Nothing to collect", "collect: '{0}' needs an export with one_to_many, whose records it makes one again", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor EndlessFlows = new(
        "INT7109", "Flows without end", "The flows {0} start each other for ever", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor AbstractFlow = new(
        "INT7110", "Abstract flow", "The flow '{0}' {1}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor SeveralTriggers = new(
        "INT7111", "Several triggers", "A flow is started by a schedule or by one trigger, and not by {0}", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor KeysExclude = new(
        "INT7113", "Keys exclude each other", "'{0}' has both {1} and {2}, and only one of them can say how records are sent", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor GeneratorFailed = new(
        "INT9001", "Generator failed", "The generator failed on '{0}': {1}; other definitions are unaffected", Category, Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ManyOperations = new(
        "INT9002", "Many operations", "expose: all generates {0} operations; consider bound", Category, Warning, isEnabledByDefault: true);
}
