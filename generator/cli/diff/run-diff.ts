import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkAllowed, checkVersion } from '../../compare/check-version.js';
import { judgementOf } from '../../compare/judgement.js';
import { isProfileName, type Level, PROFILE_NAMES, type ProfileName } from '../../compare/profiles.js';
import { CONFIG_FILES } from '../../config/load-config.js';
import { resolveConfig } from '../../config/resolve-config.js';
import { catalogFrom } from '../../pipeline.js';
import { diffVersions } from '../../versions/diff-versions.js';
import { openVersion, ownVersion } from '../../versions/open-version.js';
import type { Version } from '../../versions/version.js';
import { reporterName } from '../arguments.js';
import { chosenCatalog } from '../catalog-choice.js';
import { type Outcome, UsageError } from '../command.js';
import { type Configuration, configurationFor, missingConfigHint } from '../config-flags.js';
import { inFolder } from '../rebased-paths.js';
import { changeDiagnostics } from './change-diagnostics.js';
import { changelogEntry } from './changelog.js';
import type { DiffCall } from './diff-options.js';
import { diffResult } from './diff-result.js';
import type { Report } from './report.js';
import { reportMarkdown } from './report-markdown.js';
import { reportText } from './report-text.js';

/** Compares two versions. @throws DiagnosticError with the errors of the versions; UsageError for an unknown profile */
export async function runDiff(call: DiffCall): Promise<Outcome> {
  const { flags, operands, args, terminal } = call;
  const { cwd } = terminal;
  const [old = '', fresh] = operands;
  const { config, base, source } = await configuration(call);
  const catalog = await inFolder(cwd, base, async () =>
    chosenCatalog(await resolveConfig(config, base, source), flags.catalog),
  );
  const profile = profileOf(flags.profile ?? catalog.guard?.profile);
  const open = {
    cwd,
    base,
    catalog,
    choose: (all: Parameters<typeof chosenCatalog>[0]) => chosenCatalog(all, flags.catalog),
  };
  const now = fresh === undefined ? await ownVersion(open) : await openVersion(fresh, open);
  return closing(now, async () => {
    const isOnDisk = now.base !== undefined;
    const before = await openVersion(old, isOnDisk ? { ...open, catalog: now.resolved } : open);
    return closing(before, async () => {
      const { changes, events } = await diffVersions(before, now, { cwd, describe: catalogFrom });
      const report: Report = {
        before,
        now,
        events,
        judgement: judgementOf(changes, profile),
        isVerbose: flags.verbose ?? false,
      };
      return outcomeOf(report, {
        allow: flags.allow as Level | undefined,
        changelog: flags.changelog,
        reporter: reporterName(args),
      });
    });
  });
}

function outcomeOf(
  report: Report,
  {
    allow,
    changelog,
    reporter = 'pretty',
  }: {
    readonly allow?: Level | undefined;
    readonly changelog?: boolean | undefined;
    readonly reporter?: string | undefined;
  },
): Outcome {
  const { judgement, before, now } = report;
  const problems =
    allow === undefined ? checkVersion(judgement, before.number, now.number) : checkAllowed(judgement, allow);
  const isText = reporter === 'pretty' || reporter === 'markdown';
  return {
    exit: problems.length > 0 ? 1 : 0,
    diagnostics: [...(isText ? [] : changeDiagnostics(judgement)), ...problems],
    result: diffResult(report),
    out: changelog ? changelogEntry(report) : reportText(report),
    markdown: changelog ? changelogEntry(report) : reportMarkdown(report),
  };
}

async function closing<T>(version: Version, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await version.close();
  }
}

const NO_CONFIG = missingConfigHint('name two folders with schemas: hookschema diff old new');

/** The configuration; where there is none and both versions are named, an empty one. */
async function configuration({ flags, operands, terminal: { cwd } }: DiffCall): Promise<Configuration> {
  const [, fresh] = operands;
  const hasConfig = flags.config !== undefined || CONFIG_FILES.some((name) => existsSync(join(cwd, name)));
  if (hasConfig && flags.discriminator !== undefined)
    throw new UsageError(
      '--discriminator is for schemas without a configuration, which has an option for it',
    );
  return fresh === undefined || hasConfig
    ? configurationFor(flags.config === undefined ? {} : { config: flags.config }, cwd, NO_CONFIG)
    : configurationFor(
        { schemas: fresh, ...(flags.discriminator !== undefined && { discriminator: flags.discriminator }) },
        cwd,
      );
}

function profileOf(text: string | undefined): ProfileName {
  const [first = 'webhook-consumer'] = PROFILE_NAMES;
  if (text === undefined) return first;
  if (isProfileName(text)) return text;
  throw new UsageError(`unknown profile ${text}; choose one of ${PROFILE_NAMES.join(', ')}`);
}
