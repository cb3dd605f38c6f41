using Integrator.Corpus;

return await CorpusCommand.Create().Parse(args).InvokeAsync();
