using Integrator;
using Notes;

using var connection = new Connection(NotesClient.Api, Credential.Bearer("secret"), new ConnectionOptions { BaseAddress = new Uri(args[0]) });
var notes = new NotesClient(connection);
var note = await notes.Notes.GetAsync(7);
Console.WriteLine(Contoso.Work.WorkClient.Api.BaseAddress);
Console.WriteLine($"{nameof(Contoso.Work.ListAll)} {nameof(Contoso.Work.ListLists)}");
Console.WriteLine($"{note.Id}: {note.Text} [{string.Join(", ", note.Tags ?? [])}]");
try
{
    await notes.Notes.GetAsync(8);
}
catch (ApiException<Problem> missing)
{
    Console.WriteLine($"{missing.Status}: {missing.Error.Title}");
}
