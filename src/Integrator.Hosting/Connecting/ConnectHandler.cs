using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Integrator.Hosting;

/// <summary>The endpoints where users connect their accounts: HTTP on one side, <see cref="ConnectFlow"/> on the other.</summary>
internal sealed class ConnectHandler(ConnectFlow flow)
{
    private const int MostBytes = 1024 * 1024;

    public Task PageAsync(HttpContext context) => GuardAsync(context, async () =>
    {
        var target = await OpenAsync(context).ConfigureAwait(false);
        var connection = await flow.FindAsync(target, context.RequestAborted).ConfigureAwait(false);
        await ShowAsync(context, target, connection).ConfigureAwait(false);
    });

    public Task SubmitAsync(HttpContext context) => GuardAsync(context, async () =>
    {
        var target = await OpenAsync(context).ConfigureAwait(false);
        var (method, fields) = await SubmittedAsync(context.Request).ConfigureAwait(false);
        await SubmitAsync(context, target, method, fields).ConfigureAwait(false);
    });

    public Task AuthorizeAsync(HttpContext context) => GuardAsync(context, async () =>
    {
        var target = await OpenAsync(context).ConfigureAwait(false);
        await SubmitAsync(context, target, context.Request.Query["method"].FirstOrDefault(), []).ConfigureAwait(false);
    });

    public Task FormAsync(HttpContext context) => GuardAsync(context, async () =>
    {
        var target = await OpenAsync(context).ConfigureAwait(false);
        var method = context.Request.Query["method"].FirstOrDefault() is { } name ? target.Method(name) : target.Api.Methods is [var first, ..] ? first : throw ConnectException.UnknownMethod();
        await context.Response.WriteAsJsonAsync(CredentialInfo.Of(target.Api, method), ConnectJson.Default.CredentialInfo, cancellationToken: context.RequestAborted).ConfigureAwait(false);
    });

    public Task StatusAsync(HttpContext context) => GuardAsync(context, async () =>
    {
        var target = await OpenAsync(context).ConfigureAwait(false);
        var connection = await flow.FindAsync(target, context.RequestAborted).ConfigureAwait(false);
        var state = new ConnectionState(connection?.Id, connection?.Status.Simple() ?? "not-connected", connection?.Status.Wire(), connection?.Error);
        await context.Response.WriteAsJsonAsync(state, ConnectJson.Default.ConnectionState, cancellationToken: context.RequestAborted).ConfigureAwait(false);
    });

    public Task CallbackAsync(HttpContext context) => GuardAsync(context, async () =>
    {
        // OAuth 1.0a names the request token instead (RFC 5849, section 2.2).
        var state = context.Request.Query["state"].FirstOrDefault() ?? context.Request.Query["oauth_token"].FirstOrDefault() ?? throw ConnectException.NoState();
        var cookie = CookieName(state);
        var browser = context.Request.Cookies[cookie];
        context.Response.Cookies.Delete(cookie, Cookie(context, null));
        var callback = new Uri(Callback(context.Request), context.Request.QueryString.ToUriComponent());
        var (target, connection, error) = await flow.CompleteAsync(state, browser, callback, context).ConfigureAwait(false);
        if (error is null && target.Link.ReturnTo is { } back)
        {
            context.Response.Redirect(Returning(back, connection!));
            return;
        }

        await ShowAsync(context, target, connection, error).ConfigureAwait(false);
    });

    private async Task SubmitAsync(HttpContext context, ConnectTarget target, string? method, Dictionary<string, string?> fields)
    {
        try
        {
            if (await flow.SubmitAsync(target, method, fields, Callback(context.Request), context.RequestAborted).ConfigureAwait(false) is not { } consent)
            {
                await ConnectedAsync(context, target).ConfigureAwait(false);
                return;
            }

            context.Response.Cookies.Append(CookieName(consent.State), consent.Browser, Cookie(context, flow.Options.ConsentLifetime));
            await LeaveAsync(context, consent.Url).ConfigureAwait(false);
        }
        catch (FormException failure)
        {
            await RefuseAsync(context, target, new ConnectProblem("form_invalid", "A field is not what it should be.", StatusCodes.Status422UnprocessableEntity, failure.Problems), method, fields).ConfigureAwait(false);
        }
        catch (ConnectionRefusedException failure)
        {
            await RefuseAsync(context, target, new ConnectProblem("credential_refused", failure.Reason, StatusCodes.Status422UnprocessableEntity, null), method, fields).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is TokenException or HttpRequestException or TimeoutException or AddressException)
        {
            await RefuseAsync(context, target, new ConnectProblem("provider_failed", failure.Message, StatusCodes.Status502BadGateway, null), method, fields).ConfigureAwait(false);
        }
    }

    private async Task ConnectedAsync(HttpContext context, ConnectTarget target)
    {
        var connection = await flow.FindAsync(target, context.RequestAborted).ConfigureAwait(false);
        if (IsProgram(context.Request))
        {
            await context.Response.WriteAsJsonAsync(new ConnectAnswer(null, connection!.Id, connection.Status.Simple()), ConnectJson.Default.ConnectAnswer, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            return;
        }

        // Post, redirect, get: going back does not submit again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = target.Link.ReturnTo is { } back ? Returning(back, connection!) : PagePath(context.Request, target);
    }

    private static async Task LeaveAsync(HttpContext context, Uri url)
    {
        if (IsProgram(context.Request))
        {
            await context.Response.WriteAsJsonAsync(new ConnectAnswer(url.AbsoluteUri, null, "not-connected"), ConnectJson.Default.ConnectAnswer, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = url.AbsoluteUri;
    }

    private async Task RefuseAsync(HttpContext context, ConnectTarget target, ConnectProblem problem, string? method, Dictionary<string, string?> fields)
    {
        if (IsProgram(context.Request))
        {
            await ProblemAsync(context, problem).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = problem.Status;
        var connection = await flow.FindAsync(target, context.RequestAborted).ConfigureAwait(false);
        await ShowAsync(context, target, connection, problem.Errors is null ? problem.Title : null, method, fields, problem.Errors).ConfigureAwait(false);
    }

    private Task ShowAsync(
        HttpContext context, ConnectTarget target, StoredConnection? connection, string? error = null, string? method = null, Dictionary<string, string?>? fields = null, IReadOnlyDictionary<string, string>? problems = null)
    {
        var api = target.Api;
        var page = new ConnectPage(api.Catalogue?.Label ?? api.Name)
        {
            Description = api.Catalogue?.Description,
            Logo = api.Catalogue?.Logo is { Scheme: "https" } logo ? logo : null,
            Action = PagePath(context.Request, target),
            Choices =
            [
                .. api.Methods.Select(one => new ConnectChoice(one.Name, one.Label, [.. ConnectForm.Fields(api, one)], one.HasConsent, one.Name == method || api.Methods.Count == 1)),
            ],
            Status = connection?.Status,
            Error = error ?? (connection?.Status == ConnectionStatus.Active ? null : connection?.Error),
            Problems = problems ?? new Dictionary<string, string>(),
            Values = fields ?? [],
        };
        return WriteAsync(context, page);
    }

    private async Task WriteAsync(HttpContext context, ConnectPage page)
    {
        page = page with { Nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)) };
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; img-src https: data:; style-src 'nonce-{page.Nonce}'; script-src 'nonce-{page.Nonce}'; base-uri 'none'; frame-ancestors 'none'";
        await context.Response.WriteAsync((flow.Options.Page ?? ConnectHtml.Page)(page), context.RequestAborted).ConfigureAwait(false);
    }

    private async Task GuardAsync(HttpContext context, Func<Task> serve)
    {
        // The address is a secret, and what the page shows is for one user.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await serve().ConfigureAwait(false);
        }
        catch (ConnectException failure)
        {
            if (IsProgram(context.Request))
            {
                await ProblemAsync(context, new ConnectProblem(failure.Code, failure.Message, failure.Status, null)).ConfigureAwait(false);
                return;
            }

            context.Response.StatusCode = failure.Status;
            await WriteAsync(context, new ConnectPage("an account") { Error = failure.Message }).ConfigureAwait(false);
        }
    }

    private static Task ProblemAsync(HttpContext context, ConnectProblem problem)
    {
        context.Response.StatusCode = problem.Status;
        return context.Response.WriteAsJsonAsync(problem, ConnectJson.Default.ConnectProblem, "application/problem+json", context.RequestAborted);
    }

    private Task<ConnectTarget> OpenAsync(HttpContext context) => flow.OpenAsync((string)context.Request.RouteValues["link"]!, context);

    private static async Task<(string? Method, Dictionary<string, string?> Fields)> SubmittedAsync(HttpRequest request)
    {
        if (request.HasJsonContentType())
        {
            try
            {
                var json = await JsonSerializer.DeserializeAsync(request.Body, ConnectJson.Default.SubmittedForm, request.HttpContext.RequestAborted).ConfigureAwait(false);
                return (json?.Method, json?.Fields ?? []);
            }
            catch (JsonException)
            {
                throw new ConnectException(StatusCodes.Status400BadRequest, "body_invalid", "The body is not the JSON of a form.");
            }
        }

        if (!request.HasFormContentType || request.ContentLength > MostBytes)
        {
            throw new ConnectException(StatusCodes.Status415UnsupportedMediaType, "body_invalid", "Submit a form, or JSON.");
        }

        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            return (form["method"].FirstOrDefault(), form.Where(static field => field.Key != "method").ToDictionary(static field => field.Key, static field => field.Value.LastOrDefault(), StringComparer.Ordinal));
        }
        catch (InvalidDataException)
        {
            throw new ConnectException(StatusCodes.Status400BadRequest, "body_invalid", "The body is no form that can be read.");
        }
    }

    private static bool IsProgram(HttpRequest request) => request.HasJsonContentType()
        || (request.Headers.Accept.ToString() is var accept && accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private Uri Callback(HttpRequest request) => new(
        flow.Options.PublicAddress ?? new Uri($"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}/"), flow.Options.Path.TrimStart('/') + "/callback");

    private string PagePath(HttpRequest request, ConnectTarget target) => $"{request.PathBase.ToUriComponent()}{flow.Options.Path}/{target.Text}";

    private static string Returning(Uri back, StoredConnection connection)
    {
        var address = back.OriginalString;
        var (start, fragment) = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (address[..at], address[at..]) : (address, "");
        return $"{start}{(start.Contains('?', StringComparison.Ordinal) ? '&' : '?')}connection={connection.Id}&status={connection.Status.Simple()}{fragment}";
    }

    private static string CookieName(string state) => "integrator-connect-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..16];

    // The browser comes back by a link from another site, which Lax allows and Strict does not.
    private CookieOptions Cookie(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = context.Request.PathBase.Add(flow.Options.Path),
        SameSite = SameSiteMode.Lax,
        Secure = (flow.Options.PublicAddress?.Scheme ?? context.Request.Scheme) == "https",
    };
}
