import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { folder } from '../config/config-place.js';
import { CONFIG_FILES, loadConfig } from '../config/load-config.js';
import { type ResolvedCatalog, resolveConfig } from '../config/resolve-config.js';
import { resolveSource } from '../config/resolve-source.js';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { isGlob } from '../load/glob-schemas.js';
import { isHigher } from '../output/released-version.js';
import { EVENT_FILES, eventsByFile } from './events-by-file.js';
import { gitFile, gitTree } from './git-tree.js';
import { givenVersion, isPackageName, packageVersion, versionIn } from './package-version.js';
import { nothingToClose, type Version } from './version.js';
import { versionSource } from './version-source.js';

/** What a version is opened with. */
export interface OpenOptions {
  /** The folder that a path is relative to, absolute. */
  readonly cwd: string;
  /** The folder of the configuration, absolute. */
  readonly base: string;
  /** The catalog of the configuration: it says how schemas are read, and which path a git revision is read at. */
  readonly catalog: ResolvedCatalog;
  /** Chooses one of several catalogs of another configuration. */
  readonly choose: (catalogs: readonly ResolvedCatalog[]) => ResolvedCatalog;
}

/** The version that the configuration describes, from the working tree. */
export async function ownVersion({ base, catalog }: Pick<OpenOptions, 'base' | 'catalog'>): Promise<Version> {
  const number = await numberOf(catalog);
  return {
    label: catalog.schemas.label,
    resolved: catalog,
    base,
    isOwn: true,
    ...(number !== undefined && { number }),
    close: nothingToClose,
  };
}

/**
 * Opens a version that a person names: `git:v1.2`, `npm:@acme/events`, a folder or file with schemas, or a configuration.
 * @throws DiagnosticError HS780 and HS781 when it cannot be found, and the errors of a configuration
 */
export function openVersion(text: string, options: OpenOptions): Promise<Version> {
  const source = versionSource(text);
  if (source.kind === 'git') return openGit(source.revision, options);
  if (source.kind === 'package') return openPackage(source.name, options);
  return openPath(source.path, options);
}

async function openGit(revision: string, { cwd, catalog }: OpenOptions): Promise<Version> {
  const { schemas, out } = catalog;
  const tree = await gitTree(schemas.folder, revision);
  const copied = (path: string): string => resolve(tree.folder, relative(schemas.folder, path));
  const path = tree.prefix === '' ? '' : `:${relative(cwd, schemas.folder).replaceAll('\\', '/') || '.'}`;
  const manifest = join(tree.prefix, relative(schemas.folder, out.folder), 'package.json');
  const text = await gitFile(schemas.folder, tree.commit, manifest.replaceAll('\\', '/'));
  const number = (text && versionIn(text)) ?? /(?:^|[@/v-])v?(\d+\.\d+\.\d+(?:[-+].*)?)$/.exec(revision)?.[1];
  return {
    label: `git:${revision}`,
    resolved: {
      ...catalog,
      schemas: {
        folder: tree.folder,
        label: `git:${revision}${path}`,
        ...(schemas.select && { select: { ...schemas.select, base: copied(schemas.select.base) } }),
      },
    },
    isOwn: false,
    ...(number !== undefined && number !== '' && { number }),
    close: tree.remove,
  };
}

async function openPackage(name: string, { base, catalog }: OpenOptions): Promise<Version> {
  if (!isPackageName(name)) {
    const [resolved = catalog] = await resolveConfig({ from: name, out: catalog.out.folder }, base);
    return { label: `npm:${name}`, resolved, isOwn: false, close: nothingToClose };
  }
  const { file, version } = await packageVersion(name, base);
  const { discriminator } = catalog.catalog;
  const folder = dirname(file);
  // The bundle says of each event what it is, unless a header does; then the names of files do.
  const events = discriminator.kind === 'header' ? await eventsByFile(file) : [];
  return {
    label: `npm:${name}`,
    resolved: {
      ...catalog,
      schemas: {
        folder,
        label: `npm:${name}/schemas`,
        select:
          events === EVENT_FILES
            ? { globs: [EVENT_FILES.replace('{type}', '*')], base: folder }
            : { globs: [basename(file)], base: folder, isFile: true },
      },
      catalog: {
        ...catalog.catalog,
        ...(discriminator.kind === 'envelope' && {
          discriminator: { kind: 'property', property: discriminator.property },
        }),
        // What is emitted is plain 2020-12, with definitions under their final names.
        events,
        names: { ...catalog.catalog.names, from: 'file', definitions: {} },
        dialect: '2020-12',
        nullable: 'standard',
        discriminators: 'annotation',
        invalidExamples: 'warning',
      },
    },
    isOwn: false,
    ...(version !== undefined && { number: version }),
    close: nothingToClose,
  };
}

async function openPath(path: string, options: OpenOptions): Promise<Version> {
  const { cwd, catalog } = options;
  const absolute = resolve(cwd, path);
  const config = await configIn(absolute);
  if (config !== undefined) {
    const { config: loaded, base, source } = await loadConfig(dirname(config), config);
    const chosen = options.choose(await resolveConfig(loaded, base, source));
    return { ...(await ownVersion({ base, catalog: chosen })), label: path };
  }
  if (!isGlob(path)) await requirePath(absolute, path);
  const { schemas } = await resolveSource(
    { schemas: path, out: '.' },
    { base: cwd, pointer: '', source: undefined },
  );
  const isFile = schemas.select?.isFile ?? false;
  return {
    label: path,
    resolved: { ...catalog, schemas: isFile ? schemas : { ...schemas, label: folder(cwd, absolute).label } },
    base: cwd,
    isOwn: false,
    close: nothingToClose,
  };
}

/** The configuration that a path names: a file, or the first one in a folder. */
async function configIn(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() && (CONFIG_FILES.includes(basename(path)) || /^\.m?[jt]s$/.test(extname(path))))
    return path;
  if (!found?.isDirectory()) return undefined;
  for (const name of CONFIG_FILES) {
    const file = join(path, name);
    if (
      await stat(file).then(
        (one) => one.isFile(),
        () => false,
      )
    )
      return file;
  }
  return undefined;
}

/** @throws DiagnosticError HS101 when nothing is at a path. A revision or a package without its prefix looks like one. */
async function requirePath(absolute: string, written: string): Promise<void> {
  if (await stat(absolute).catch(() => undefined)) return;
  const hint = `name a folder or file with schemas; write git:${written} for a revision, npm:${written} for a package`;
  throw new DiagnosticError([
    diagnostic('HS101', { message: `${written} does not exist`, hint }, { file: written }),
  ]);
}

/** The version of a catalog: that of the configuration, or the higher one in the emitted package.json, if any is given. */
async function numberOf({ catalog, out, target }: ResolvedCatalog): Promise<string | undefined> {
  if (target.name !== 'package') return undefined;
  const { version } = catalog.package;
  const text = await readFile(join(out.folder, 'package.json'), 'utf8').catch(() => '');
  const released = versionIn(text);
  return released !== undefined && isHigher(released, version) ? released : givenVersion(version);
}
