// Loaded with --require: says on standard error which CommonJS modules a program has loaded by its end.
process.on('exit', () => {
  for (const file of Object.keys(require.cache)) process.stderr.write(`loaded ${file}\n`);
});
