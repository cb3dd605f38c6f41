namespace Integrator.Generators.Expressions.Terms;

/// <summary>The one list of members of runtime values that printed expressions use. A test holds it against the runtime.</summary>
internal static class RuntimeValues
{
    internal static class Evaluation
    {
        public static readonly InstanceMember Millis = new("Expressions." + nameof(Evaluation), nameof(Millis));
        public static readonly InstanceMember Now = new("Expressions." + nameof(Evaluation), nameof(Now));
        public static readonly InstanceMember Uuid = new("Expressions." + nameof(Evaluation), nameof(Uuid));
    }

    internal static class AuthScope
    {
        public static readonly InstanceMember Environment = new(nameof(AuthScope), nameof(Environment));
        public static readonly InstanceMember Evaluation = new(nameof(AuthScope), nameof(Evaluation));
        public static readonly InstanceMember Field = new(nameof(AuthScope), nameof(Field));
        public static readonly InstanceMember Request = new(nameof(AuthScope), nameof(Request));
        public static readonly InstanceMember RequestNode = new(nameof(AuthScope), nameof(RequestNode));
        public static readonly InstanceMember Token = new(nameof(AuthScope), nameof(Token));
        public static readonly InstanceMember Variables = new(nameof(AuthScope), nameof(Variables));
        public static readonly InstanceMember VariablesIfAny = new(nameof(AuthScope), nameof(VariablesIfAny));
    }

    internal static class OAuthToken
    {
        public static readonly InstanceMember AccessToken = new(nameof(OAuthToken), nameof(AccessToken));
        public static readonly InstanceMember ExpiresAt = new(nameof(OAuthToken), nameof(ExpiresAt));
        public static readonly InstanceMember RefreshToken = new(nameof(OAuthToken), nameof(RefreshToken));
        public static readonly InstanceMember Scope = new(nameof(OAuthToken), nameof(Scope));
        public static readonly InstanceMember TokenType = new(nameof(OAuthToken), nameof(TokenType));
        public static readonly InstanceMember Value = new(nameof(OAuthToken), nameof(Value));
    }

    internal static class Answer
    {
        public static readonly InstanceMember HeaderNode = new(nameof(Answer), nameof(HeaderNode));
        public static readonly InstanceMember Headers = new(nameof(Answer), nameof(Headers));
        public static readonly InstanceMember Node = new(nameof(Answer), nameof(Node));
        public static readonly InstanceMember Status = new(nameof(Answer), nameof(Status));
    }

    internal static class ApiHeaders
    {
        public static readonly InstanceMember Text = new(nameof(ApiHeaders), nameof(Text));
    }

    internal static class WebhookRequest
    {
        public static readonly InstanceMember Header = new(nameof(WebhookRequest), nameof(Header));
        public static readonly InstanceMember HeaderNode = new(nameof(WebhookRequest), nameof(HeaderNode));
        public static readonly InstanceMember Node = new(nameof(WebhookRequest), nameof(Node));
        public static readonly InstanceMember Query = new(nameof(WebhookRequest), nameof(Query));
        public static readonly InstanceMember QueryNode = new(nameof(WebhookRequest), nameof(QueryNode));
        public static readonly InstanceMember Scope = new(nameof(WebhookRequest), nameof(Scope));
    }

    internal static class PagingScope
    {
        public static readonly InstanceMember Cursor = new(nameof(PagingScope), nameof(Cursor));
        public static readonly InstanceMember ItemCount = new(nameof(PagingScope), nameof(ItemCount));
        public static readonly InstanceMember Limit = new(nameof(PagingScope), nameof(Limit));
        public static readonly InstanceMember Node = new(nameof(PagingScope), nameof(Node));
        public static readonly InstanceMember QueryNode = new(nameof(PagingScope), nameof(QueryNode));
        public static readonly InstanceMember RequestNode = new(nameof(PagingScope), nameof(RequestNode));
        public static readonly InstanceMember ResponseNode = new(nameof(PagingScope), nameof(ResponseNode));
        public static readonly InstanceMember UrlText = new(nameof(PagingScope), nameof(UrlText));
        public static readonly InstanceMember Values = new(nameof(PagingScope), nameof(Values));
    }

    internal static class LoginScope
    {
        public static readonly InstanceMember Jwt = new(nameof(LoginScope), nameof(Jwt));
        public static readonly InstanceMember Previous = new(nameof(LoginScope), nameof(Previous));
        public static readonly InstanceMember Scope = new(nameof(LoginScope), nameof(Scope));
        public static readonly InstanceMember Step = new(nameof(LoginScope), nameof(Step));
    }

    internal static class Connection
    {
        public static readonly InstanceMember Scope = new(nameof(Connection), nameof(Scope));
    }
}
