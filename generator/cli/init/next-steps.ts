import { isJsonObject } from '../../json/json.js';
import type { Answers } from './answers.js';
import type { Origin } from './origin.js';
import type { PackageManager, Project } from './project.js';

const INSTALL: Readonly<Record<PackageManager, string>> = {
  npm: 'npm install --save-dev hookschema',
  pnpm: 'pnpm add --save-dev hookschema',
  yarn: 'yarn add --dev hookschema',
  bun: 'bun add --dev hookschema',
};

/** What init has decided and written. */
export interface Finished {
  readonly answers: Answers;
  readonly project: Project;
  /** The name of the script in package.json. */
  readonly script: string;
  /** How imports of the generated files end. */
  readonly extension: string;
  /** The paths of the new files. */
  readonly written: readonly string[];
}

/** What to do next, one step per line. */
export function nextSteps({ answers, project, script, extension, written }: Finished): readonly string[] {
  const { origin, out } = answers;
  const schema = written.find((path) => path.startsWith('schemas/'));
  const steps = [
    ...(isInstalled(project) ? [] : [INSTALL[project.packageManager]]),
    ...(schema === undefined
      ? []
      : [
          `${origin.kind === 'schemas' ? `replace ${schema} with an event of your own` : `review ${schema}`}`,
        ]),
    ...(isNamedByKey(origin)
      ? ['check "events" in the configuration: no literal names the events, so the keys of the webhooks do']
      : []),
    `${project.packageManager} run ${script}`,
    `import { parseWebhookEvent } from './${out}/index${extension}', and commit ${out}`,
  ];
  return ['Next', ...steps.map((step, at) => `  ${at + 1}. ${step}`)];
}

function isNamedByKey(origin: Origin): boolean {
  return origin.kind === 'given' && origin.offer?.events !== undefined;
}

function isInstalled({ manifest }: Project): boolean {
  return [manifest.dependencies, manifest.devDependencies, { [String(manifest.name)]: true }].some(
    (group) => isJsonObject(group) && group.hookschema !== undefined,
  );
}
