// Loaded with --require. It prints each CommonJS module to standard error when it is loaded, in any thread: at its end, a
// thread would be too late.
const { writeSync } = require('node:fs');
const Module = require('node:module');

/** @typedef {{ _compile: (code: string, file: string, ...rest: unknown[]) => unknown }} Compiling */
const prototype = /** @type {Compiling} */ (/** @type {unknown} */ (Module.prototype));
const compile = prototype._compile;
prototype._compile = function (code, file, ...rest) {
  writeSync(2, `loaded ${file}\n`);
  return compile.call(this, code, file, ...rest);
};
