using Lockers;

namespace Integrator.Definitions.Tests.Forms;

/// <summary>A field of each type that HTML has.</summary>
public sealed class LockersTests
{
    private static CredentialForm Form => LockersClient.Api.Account!.Form;

    [Theory, Trait("Feature", "M12")]
    [InlineData("text", FieldType.Text, "x", null)]
    [InlineData("password", FieldType.Password, " x ", null)]
    [InlineData("single_select", FieldType.Select, "a", "b")]
    [InlineData("textarea", FieldType.TextArea, "x\ny", null)]
    [InlineData("number", FieldType.Number, "1.5", "x")]
    [InlineData("checkbox", FieldType.CheckBox, "true", "yes")]
    [InlineData("url", FieldType.Url, "https://a.example", "a.example")]
    [InlineData("email", FieldType.Email, "a@b.example", "a@")]
    [InlineData("hidden", FieldType.Hidden, "x", null)]
    [InlineData("date", FieldType.Date, "2027-01-31", "2027-02-30")]
    [InlineData("datetime", FieldType.DateTime, "2027-01-31T18:30", "2027-01-31")]
    [InlineData("time", FieldType.Time, "18:30", "25:00")]
    [InlineData("month", FieldType.Month, "2027-01", "2027-13")]
    [InlineData("week", FieldType.Week, "2027-W05", null)]
    [InlineData("tel", FieldType.Telephone, "+49 1", null)]
    [InlineData("color", FieldType.Color, "#ff0000", null)]
    [InlineData("range", FieldType.Range, "3", "low")]
    [InlineData("search", FieldType.Search, "x", null)]
    public void AFieldHasTheTypeThatTheDefinitionNames(string type, FieldType field, string good, string? bad)
    {
        var name = "f_" + type;

        Assert.Equal(field, Assert.Single(Form.Fields, known => known.Name == name).Type);
        Assert.Equal(good, Form.Accept(new Dictionary<string, string?> { [name] = good })[name]);
        if (bad is not null)
        {
            Assert.Equal([name], Assert.Throws<FormException>(() => Form.Accept(new Dictionary<string, string?> { [name] = bad })).Problems.Keys);
        }
    }
}
