// Loaded with --require. At the end of a program, it prints the CommonJS modules that were loaded to standard error.
process.on('exit', () => {
  for (const file of Object.keys(require.cache)) process.stderr.write(`loaded ${file}\n`);
});
