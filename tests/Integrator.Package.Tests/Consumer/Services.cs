using Integrator;
using Microsoft.Extensions.DependencyInjection;
using Notes;

await using var services = new ServiceCollection()
    .AddNotes(_ => Credential.Bearer("secret"), (_, options) => options.BaseAddress = new Uri(args[0]))
    .BuildServiceProvider();
var note = await services.GetRequiredService<NotesClient>().Notes.GetAsync(7);
Console.WriteLine(note.Text);
