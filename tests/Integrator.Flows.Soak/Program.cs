using System.CommandLine;
using Integrator.Flows.Soak;

var store = new Option<string>("--store") { Description = "The file of SQLite, or the connection string of PostgreSQL.", Required = true };
var address = new Option<string>("--address") { Description = "Where the APIs are.", Required = true };
var name = new Option<string>("--name") { Description = "The name of the node.", Required = true };
var lease = new Option<double>("--lease") { Description = "For how many seconds a node takes a job.", DefaultValueFactory = static _ => 2 };
var node = new Command("node", "Runs jobs until it is ended.") { store, address, name, lease };
node.SetAction(parsed => Node.RunAsync(parsed.GetValue(store)!, new Uri(parsed.GetValue(address)!), parsed.GetValue(name)!, TimeSpan.FromSeconds(parsed.GetValue(lease))));

var records = new Option<int>("--records") { Description = "How many records there are.", DefaultValueFactory = static _ => 100_000 };
var rounds = new Option<int>("--rounds") { Description = "How many rounds there are.", DefaultValueFactory = static _ => 3 };
var postgres = new Option<string?>("--postgres") { Description = "The connection string of a PostgreSQL database; none to leave it out." };
var throughput = new Command("throughput", "Compares the flow on each store with a loop that is written by hand.") { records, rounds, postgres };
throughput.SetAction(parsed => new Throughput(parsed.GetValue(records), parsed.GetValue(rounds)).RunAsync(parsed.GetValue(postgres)));

var nodes = new Option<int>("--nodes") { Description = "How many processes share the store.", DefaultValueFactory = static _ => 1 };
var pause = new Option<double>("--pause") { Description = "For how many seconds a node is paused in every second disturbance; 0 to kill only.", DefaultValueFactory = static _ => 0 };
var seed = new Option<int>("--seed") { Description = "The seed of the random moments.", DefaultValueFactory = static _ => 1 };
var kill = new Command("kill", "Kills and pauses nodes at random moments.") { store, nodes, lease, pause, rounds, seed };
kill.SetAction(parsed => new KillRounds(
    parsed.GetValue(store)!, parsed.GetValue(nodes), TimeSpan.FromSeconds(parsed.GetValue(lease)), TimeSpan.FromSeconds(parsed.GetValue(pause)), parsed.GetValue(seed)).RunAsync(parsed.GetValue(rounds)));

return await new RootCommand("Measures flows, and ends their nodes at random.") { node, throughput, kill }.Parse(args).InvokeAsync();
