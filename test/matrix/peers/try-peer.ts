import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeTree } from '../../support/folders.js';
import { ajvOf } from '../checks/agreement.js';
import { importAll, withCanary } from '../checks/modules.js';
import { fileProblems } from '../checks/syntax.js';
import type { Made, Peer } from './peer.js';

/**
 * What can come of a schema: an error (`refused`), code of the schema in the text (`code`) or run (`ran`), a module that
 * cannot be parsed or imported (`unparsable`), raw hidden characters (`raw`), a verdict other than Ajv's (`verdict`).
 */
export type PeerOutcome = 'refused' | 'code' | 'ran' | 'unparsable' | 'raw' | 'verdict';

/** One schema with a text in it, and payloads that show whether the text has kept its meaning. */
export interface PeerCell {
  readonly schema: object;
  readonly payloads: readonly unknown[];
}

let count = 0;

/** Takes a schema through a generator. @param root the folder in which modules are written */
export async function tryPeer(peer: Peer, cell: PeerCell, root: string): Promise<ReadonlySet<PeerOutcome>> {
  const { result, problems } = await withCanary(async (): Promise<readonly PeerOutcome[]> => {
    const made = await peer.make(cell.schema).catch(() => undefined);
    if (made === undefined) return ['refused'];
    return [...textOutcomes(made), ...(await moduleOutcomes(made, cell, root))];
  });
  return new Set<PeerOutcome>([...result, ...(problems.length > 0 ? (['ran'] as const) : [])]);
}

function textOutcomes({ files }: Made): readonly PeerOutcome[] {
  return fileProblems(files, undefined).map((problem) => {
    if (problem.includes('is raw')) return 'raw';
    return problem.includes('text became code') ? 'code' : 'unparsable';
  });
}

async function moduleOutcomes(made: Made, cell: PeerCell, root: string): Promise<readonly PeerOutcome[]> {
  count += 1;
  const folder = join(root, String(count));
  try {
    await mkdir(folder);
    await writeTree(folder, { 'package.json': '{ "type": "module" }', ...made.files });
    const modules = await importAll(made.files, folder);
    const { verdict } = made;
    if (verdict === undefined) return [];
    const expected = ajvFor(cell.schema);
    return cell.payloads.some((one) => expected && verdict(modules, one) !== expected(one))
      ? ['verdict']
      : [];
  } catch {
    return ['unparsable'];
  }
}

/** Ajv's verdicts. Undefined for a schema that Ajv refuses, such as one of an older dialect. */
function ajvFor(schema: object): ReturnType<typeof ajvOf> | undefined {
  try {
    return ajvOf(schema);
  } catch {
    return undefined;
  }
}
