using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Integrator.Hosting;

/// <summary>Keeps the key ring in the database of the vault. Whoever can read the database can decrypt it, unless the host protects the ring itself.</summary>
internal sealed class DatabaseKeys(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Run(() => database.AllAsync<string>("select xml from integrator_keys order by id", new { }, CancellationToken.None)).Select(static xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var id = string.IsNullOrEmpty(friendlyName) ? Guid.NewGuid().ToString("n") : friendlyName;
        Run(() => database.ExecuteAsync("insert into integrator_keys (id, xml) values (@id, @xml) on conflict do nothing", new { id, xml = element.ToString(SaveOptions.DisableFormatting) }, CancellationToken.None));
    }

    // The key ring is read while a caller waits. Not on its context, which may be what the answer needs.
    private static T Run<T>(Func<Task<T>> ask) => Task.Run(ask).GetAwaiter().GetResult();
}
