import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import { DEFAULT_FIXTURES } from '../catalog/fixture-settings.js';
import type { EventSelection } from '../catalog/lower/select-events.js';
import { type Diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { reservedNames } from '../emit/built-in.js';
import type { Emitter, EmitterEntry } from '../emit/emitter.js';
import { pointerTo } from '../json/json-pointer.js';
import type { SchemaFolder, SchemaSource } from '../load/read-schemas.js';
import { FORMAT_NAMES } from '../patterns/formats.js';
import { DEFAULT_DIALECT } from '../schema/dialect.js';
import type { TargetChoice } from '../target/target-for.js';
import { type ConfigSource, checkConfig, placeIn } from './check-config.js';
import {
  type CatalogConfig,
  type ContractConfig,
  catalogsOf,
  type GuardVersionConfig,
  type HookschemaConfig,
} from './config.js';
import { type ConfigPlace, folder } from './config-place.js';
import { packageInfo } from './package-info.js';
import { refusePlaces } from './refuse-places.js';
import { resolveDiscriminator } from './resolve-discriminator.js';
import { resolveSignature } from './resolve-signature.js';
import { resolveSource } from './resolve-source.js';
import { resolveTarget } from './resolve-target.js';

/** A catalog's configuration with every default filled in and every path absolute. */
export interface ResolvedCatalog {
  readonly schemas: SchemaSource;
  readonly out: SchemaFolder;
  readonly target: TargetChoice;
  /** Undefined for all built-in emitters. */
  readonly emitters: readonly EmitterEntry[] | undefined;
  readonly selection: EventSelection;
  readonly contract: ContractConfig;
  /** The last release, and for whom changes since then count. Undefined where they are not checked. */
  readonly guard: GuardVersionConfig | undefined;
  readonly catalog: CatalogSettings;
  /** Warnings about the configuration, and about the catalog if a package ships it. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Checks a configuration, fills in its defaults, and reads the files that it refers to: the license file, the catalog
 * of a package, and tsconfig.json.
 * @param base the folder that the paths are relative to, absolute
 * @param source the configuration's file, for diagnostics
 * @throws DiagnosticError when the configuration is not valid, or a file cannot be read
 */
export async function resolveConfig(
  config: HookschemaConfig,
  base: string,
  source?: ConfigSource,
): Promise<readonly ResolvedCatalog[]> {
  const found = await checkConfig(config, source);
  throwOnErrors(found);
  const isOne = !('catalogs' in config);
  const resolved = await Promise.all(
    catalogsOf(config).map(async (catalog, at) => {
      const pointer = isOne ? '' : pointerTo('/catalogs', at);
      const { warnings, ...rest } = await resolveCatalog(catalog, { base, pointer, source });
      const own = found.filter((one) => one.pointer?.startsWith(`${pointer}/`));
      return { ...rest, warnings: [...own, ...warnings] };
    }),
  );
  const pointers = resolved.map((_one, at) => (isOne ? '' : pointerTo('/catalogs', at)));
  refusePlaces(
    resolved.map(({ schemas, out }, at) => ({ schemas, out, pointer: pointers[at] ?? '' })),
    { base, source },
  );
  return resolved;
}

async function resolveCatalog(own: CatalogConfig, place: ConfigPlace): Promise<ResolvedCatalog> {
  const { base, pointer, source } = place;
  const { schemas, defaults, warnings } = await resolveSource(own, place);
  const config = { ...defaults, ...own };
  const out = folder(base, config.out);
  const info = await packageInfo(config.package ?? {}, out.folder, place);
  const placeOfOption = (option: string, at: number) => placeIn(source, pointerTo(pointer, option, at));
  return {
    schemas,
    out,
    target: await resolveTarget(config, out.folder, placeIn(source, pointerTo(pointer, 'importExtension'))),
    warnings,
    emitters: config.emitters,
    contract: own.contract ?? {},
    guard: typeof config.guardVersion === 'string' ? { since: config.guardVersion } : config.guardVersion,
    selection: { include: config.include, exclude: config.exclude ?? [], placeOf: placeOfOption },
    catalog: {
      package: info,
      schemaId: config.schemaId ?? `urn:hookschema:${info.name}`,
      ...discriminatorOf(config),
      signature: resolveSignature(config.signature),
      events: config.events ?? [],
      names: resolveNames(config.names),
      dialect: config.dialect ?? DEFAULT_DIALECT,
      ...(config.idBase !== undefined && { idBase: config.idBase }),
      invalidExamples: config.invalidExamples ?? 'error',
      slowPatterns: config.slowPatterns ?? 'warning',
      discriminators: config.discriminators ?? 'checked',
      fixtures: { ...DEFAULT_FIXTURES, ...config.fixtures },
      assumeObject: config.assumeObject ?? false,
      strict: config.strict ?? false,
      nullable: config.nullable ?? 'standard',
      checkedFormats: checkedFormats(config.formats),
      unknownKeywords: config.unknownKeywords ?? 'default',
      sharedShapes: config.sharedShapes ?? true,
      eventSchemas: config.eventSchemas ?? 'auto',
      types: { open: false, any: false, readonly: false, undefined: false, ...config.types },
      reservedNames: reservedNames(ownEmitters(config.emitters)),
    },
  };
}

function ownEmitters(entries: CatalogConfig['emitters'] = []): readonly Emitter[] {
  return entries.flatMap((entry) =>
    typeof entry === 'string' ? [] : 'emitter' in entry ? [entry.emitter] : [entry],
  );
}

function checkedFormats(formats: CatalogConfig['formats'] = 'checked'): CatalogSettings['checkedFormats'] {
  if (typeof formats !== 'string') return formats;
  return formats === 'checked' ? FORMAT_NAMES : [];
}

function resolveNames(config: CatalogConfig['names'] = 'file'): CatalogSettings['names'] {
  const names = typeof config === 'string' ? { from: config } : config;
  return { from: 'file', events: {}, definitions: {}, ...names };
}

function discriminatorOf({
  discriminator: configured = '/type',
}: CatalogConfig): Pick<CatalogSettings, 'discriminatorPath' | 'discriminator'> {
  const discriminator = resolveDiscriminator(configured);
  const hasOne = discriminator.kind === 'property' || discriminator.kind === 'envelope';
  return { discriminator, discriminatorPath: hasOne ? discriminator.property : [] };
}
