import type { Command } from './command.js';
import { diffCommand } from './diff/diff-command.js';
import { driftCommand } from './drift/drift-command.js';
import { explainCommand } from './explain/explain-command.js';
import { generateCommand } from './generate/generate-command.js';
import { inferCommand } from './infer/infer-command.js';
import { initCommand } from './init/init-command.js';
import { listCommand } from './list/list-command.js';
import { listenCommand } from './listen/listen-command.js';
import { promoteCommand } from './promote/promote-command.js';
import { sendCommand } from './send/send-command.js';
import { validateCommand } from './validate/validate-command.js';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  generateCommand,
  validateCommand,
  listCommand,
  diffCommand,
  sendCommand,
  listenCommand,
  promoteCommand,
  driftCommand,
  inferCommand,
  explainCommand,
];
