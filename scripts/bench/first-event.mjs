/** Runs in a new process, and prints the milliseconds from importing a module to the first accepted event. */
const [module, name, text] = process.argv.slice(2);
if (module === undefined || name === undefined || text === undefined)
  throw new Error('Three arguments are needed');
const payload = JSON.parse(text);
const start = performance.now();
const answer = (await import(module))[name](payload);
const time = performance.now() - start;
if (answer !== true && answer.valid !== true) throw new Error('The event was rejected');
console.log(time);
