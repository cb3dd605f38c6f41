using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Integrator.Hosting;

/// <summary>The page where users connect an account, in HTML that works without a script.</summary>
public static class ConnectHtml
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1f; background: #fff }
        h1 { font-size: 1.5rem } h2 { font-size: 1.1rem } img { height: 3rem }
        label, legend { display: block; font-weight: 600; margin-top: 1rem }
        input, select, textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid #767680; border-radius: .25rem }
        input[type=checkbox] { width: auto } [aria-invalid=true] { border-color: #b3261e }
        .help { color: #49454f; margin: .25rem 0 0 } .problem, [role=alert] { color: #b3261e }
        button { font: inherit; margin-top: 1.5rem; padding: .5rem 1.25rem; border: 0; border-radius: .25rem; color: #fff; background: #0b57d0; cursor: pointer }
        :focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px }
        """;

    // Fields that depend on others are shown and needed only when they apply; without a script, all are shown and the server decides.
    private const string Script = """
        for (const form of document.forms) {
          const update = () => { for (const part of form.querySelectorAll('[data-when]')) {
            const other = form.elements[part.dataset.when];
            const value = other?.type === 'checkbox' ? String(other.checked) : other?.value;
            part.hidden = value !== part.dataset.is;
            for (const field of part.querySelectorAll('input, select, textarea')) field.disabled = part.hidden;
          } };
          form.addEventListener('input', update); update();
        }
        """;

    /// <summary>The page.</summary>
    public static string Page(ConnectPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Connect {Text(page.Title)}</title>
            <style nonce="{Text(page.Nonce)}">{Style}</style>
            </head>
            <body>
            <main>
            {(page.Logo is null ? "" : $"<img src=\"{Text(page.Logo.AbsoluteUri)}\" alt=\"\">\n")}<h1>Connect {Text(page.Title)}</h1>

            """);
        Paragraph(html, page.Description, "");
        Paragraph(html, page.Error, " role=\"alert\"");
        Paragraph(html, State(page.Status), " role=\"status\"");
        var problems = page.Problems.Count == 0 ? "" : page.Problems.Count == 1 ? "One field needs your attention." : $"{page.Problems.Count} fields need your attention.";
        Paragraph(html, problems, " role=\"alert\"");
        foreach (var choice in page.Action is null ? [] : page.Choices)
        {
            Form(html, page, choice);
        }

        return html.Append(CultureInfo.InvariantCulture, $"</main>\n<script nonce=\"{Text(page.Nonce)}\">{Script}</script>\n</body>\n</html>\n").ToString();
    }

    private static void Form(StringBuilder html, ConnectPage page, ConnectChoice choice)
    {
        html.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"{Text(page.Action!)}\" autocomplete=\"off\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"method\" value=\"{Text(choice.Name)}\">\n");
        if (page.Choices.Count > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(choice.Label)}</h2>\n");
        }

        foreach (var field in choice.Fields)
        {
            Field(html, page, choice, field);
        }

        var verb = choice.Redirects ? $"Continue to {page.Title}" : page.Status is ConnectionStatus.Active or ConnectionStatus.NeedsReauth ? "Connect again" : "Connect";
        html.Append(CultureInfo.InvariantCulture, $"<button type=\"submit\">{Text(verb)}</button>\n</form>\n");
    }

    private static void Field(StringBuilder html, ConnectPage page, ConnectChoice choice, FormField field)
    {
        var id = Text($"{choice.Name}-{field.Name}");
        var problem = choice.IsChosen ? page.Problems.GetValueOrDefault(field.Name) : null;
        var described = $"{(field.HelpText is null ? "" : id + "-help ")}{(problem is null ? "" : id + "-problem")}".Trim();
        var attributes = new StringBuilder($"id=\"{id}\" name=\"{Text(field.Name)}\"")
            .Append(field.IsRequired && field.Default is null ? " required" : "")
            .Append(described.Length == 0 ? "" : $" aria-describedby=\"{described}\"")
            .Append(problem is null ? "" : " aria-invalid=\"true\"")
            .Append(field.Placeholder is null ? "" : $" placeholder=\"{Text(field.Placeholder)}\"")
            .ToString();
        var value = field.IsSecret ? null : (choice.IsChosen ? page.Values.GetValueOrDefault(field.Name) : null) ?? field.Default;
        html.Append(field.ShownWhen is { } when ? $"<div data-when=\"{Text(when.Field)}\" data-is=\"{Text(when.Value)}\">\n" : "<div>\n");
        if (field.Type == FieldType.Hidden)
        {
            html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{Text(field.Name)}\" value=\"{Text(value ?? "")}\">\n</div>\n");
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<label for=\"{id}\">{Text(field.Label)}{(field.IsRequired ? "" : " (optional)")}</label>\n{Control(field, attributes, value)}\n");
        Paragraph(html, field.HelpText, $" class=\"help\" id=\"{id}-help\"");
        Paragraph(html, problem, $" class=\"problem\" id=\"{id}-problem\"");
        html.Append("</div>\n");
    }

    private static string Control(FormField field, string attributes, string? value) => field.Type switch
    {
        _ when field.Options.Count > 0 => $"<select {attributes}>{(field.IsRequired ? "" : "<option value=\"\"></option>")}{string.Concat(field.Options.Select(option => Option(option, value)))}</select>",
        FieldType.TextArea when !field.IsSecret => $"<textarea {attributes} rows=\"4\">\n{Text(value ?? "")}</textarea>",
        FieldType.TextArea => $"<textarea {attributes} rows=\"4\" autocomplete=\"off\" spellcheck=\"false\"></textarea>",
        FieldType.CheckBox => $"<input type=\"checkbox\" {attributes.Replace(" required", "", StringComparison.Ordinal)} value=\"true\"{(value == "true" ? " checked" : "")}>",
        _ => $"<input type=\"{ConnectForm.InputType(field)}\" {attributes} autocomplete=\"off\" spellcheck=\"false\"{(value is null ? "" : $" value=\"{Text(value)}\"")}>",
    };

    private static string Option(FieldOption option, string? value) =>
        $"<option value=\"{Text(option.Value)}\"{(option.Value == value ? " selected" : "")}>{Text(option.Label)}</option>";

    private static string? State(ConnectionStatus? status) => status switch
    {
        ConnectionStatus.Active => "This account is connected.",
        ConnectionStatus.NeedsReauth => "This account was disconnected by the provider. Connect it again.",
        ConnectionStatus.PostInstallError => "This account is connected, but setting it up failed. Connect it again to retry.",
        _ => null,
    };

    private static void Paragraph(StringBuilder html, string? text, string attributes)
    {
        if (!string.IsNullOrEmpty(text))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p{attributes}>{Text(text)}</p>\n");
        }
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
