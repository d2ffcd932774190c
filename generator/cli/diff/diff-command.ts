import { defineCommand, type Outcome, UsageError } from '../command.js';
import { DIFF_OPTIONS, type DiffCall } from './diff-options.js';

/** `hookschema diff` */
export const diffCommand = defineCommand({
  name: 'diff',
  summary: 'say what changed between two versions of a catalog, and whom it breaks',
  operands: '<old> [new]',
  options: DIFF_OPTIONS,
  examples: [
    'diff git:v1.2.0',
    'diff npm:@acme/events',
    'diff old/ new/ --profile strict',
    'diff git:main --allow minor --reporter github',
    'diff git:v1.2.0 --changelog',
  ],
  notes:
    'OLD and NEW are a git revision (git:v1.2.0), an installed package (npm:@acme/events), a folder or file with\nschemas, or a configuration. Without NEW it is the catalog of the configuration in this folder. The exit\ncode is 1 when the version of the package rises by less than the changes require.',
  run,
});

async function run(call: DiffCall): Promise<Outcome> {
  const { operands, flags } = call;
  if (operands.length === 0)
    throw new UsageError('name the old version: git:v1.2.0, npm:@acme/events or a folder');
  if (operands.length > 2) throw new UsageError('diff takes two versions at most');
  const { allow } = flags;
  if (allow !== undefined && !['major', 'minor', 'patch'].includes(allow))
    throw new UsageError(`unknown level ${allow}; choose major, minor or patch`);
  return (await import('./run-diff.js')).runDiff(call);
}
