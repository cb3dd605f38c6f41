using System.CommandLine;
using Integrator.Corpus;

// A package such as @scope/name begins like a response file and is none.
var settings = new ParserConfiguration { ResponseFileTokenReplacer = null };
return await CorpusCommand.Create().Parse(args, settings).InvokeAsync();
