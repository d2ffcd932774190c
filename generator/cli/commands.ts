import type { Command } from './command.js';
import { diffCommand } from './diff-command.js';
import { driftCommand } from './drift-command.js';
import { explainCommand } from './explain-command.js';
import { generateCommand } from './generate-command.js';
import { inferCommand } from './infer-command.js';
import { initCommand } from './init-command.js';
import { listCommand } from './list-command.js';
import { listenCommand } from './listen-command.js';
import { promoteCommand } from './promote-command.js';
import { sendCommand } from './send-command.js';
import { validateCommand } from './validate-command.js';

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
