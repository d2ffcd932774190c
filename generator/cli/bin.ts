#!/usr/bin/env node
import { main } from './main.js';
import type { Terminal } from './terminal.js';

const terminal: Terminal = {
  cwd: process.cwd(),
  env: process.env,
  isInteractive: {
    stdin: process.stdin.isTTY === true,
    stdout: process.stdout.isTTY === true,
    stderr: process.stderr.isTTY === true,
  },
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => process.stdin,
  onStop(stop) {
    process.once('SIGINT', stop).once('SIGTERM', stop);
    return () => process.off('SIGINT', stop).off('SIGTERM', stop);
  },
};

process.exitCode = await main(process.argv.slice(2), terminal);
