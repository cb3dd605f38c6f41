using GitHub;
using Integrator;

using var connection = new Connection(GitHubClient.Api, Credential.Bearer("secret"), new ConnectionOptions { BaseAddress = new Uri(args[0]) });
var repository = await new GitHubClient(connection).Repos.GetAsync("integrator", "shop");
Console.WriteLine($"{repository.Id}: {repository.FullName}");
