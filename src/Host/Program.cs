using Sampan.Host.Commands;

return await CommandLine.Invoke(args);
