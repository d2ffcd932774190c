import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { type Code, code, joinCode } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import type { OutputModule } from '../../module/output.js';
import { exportedCode, type Statement, section } from '../../module/statement.js';
import { quote } from '../../text/safe-text.js';
import { catalogData } from '../../validate/catalog-data.js';
import { catalogValidators } from '../../validate/catalog-validators.js';
import { guardCode } from '../../validate/guard-code.js';
import type { GuardPart } from '../../validate/guards/guard-parts.js';
import { partHomes } from '../../validate/part-homes.js';
import { firstErrorCheck } from './explanations.js';
import { PAYLOADS, type PartLinks, partLinks } from './part-links.js';

/** References to the module that checks payloads whose event type is known. */
export const payloads = fromModule(PAYLOADS);

/**
 * The function that checks the rest of an event once its type is known: a guard, or the check that explains rejections
 * where there is no guard.
 */
export function shapeCheck(catalog: Catalog, event: EventDefinition, links: PartLinks): Code {
  const guard = guardCode(catalog).functionOf(catalogValidators(catalog).shapes.shapeOf(event));
  return guard === undefined
    ? code`((v) => ${firstErrorCheck(event, links)}(v) === undefined)`
    : code`${links.guard(guard)}`;
}

/**
 * The module of the guards of everything else, and of the table `shapes`, which has the guard for each event type. It is
 * not an entry point of the package.
 */
export function payloadModule(catalog: Catalog): OutputModule {
  const guards = guardCode(catalog);
  const { shapes } = catalogValidators(catalog);
  const links = partLinks(catalog);
  const entries = catalog.events.map(
    (event) => code`  [${quote(event.type)}, ${shapeCheck(catalog, event, links)}],\n`,
  );
  // The tables and the JSON Schemas, which are in other modules, have these.
  const exported = new Set([
    ...[...shapes.shapes.keys()].map(guards.functionOf),
    ...[...catalogData(catalog).data.keys()].map(guards.guardOf),
  ]);
  return {
    path: PAYLOADS,
    statements: [
      section(
        'Checks of definitions and event shapes',
        guardStatements(partHomes(catalog).others.guards, links, (name) => exported.has(name)),
      ),
      section('By event type', exportedCode(code`const shapes = /* @__PURE__ */ new Map([\n${entries}]);`)),
    ],
  };
}

/** The declarations of guards. Constants, which no other module needs, have one line each. */
export function guardStatements(
  parts: readonly GuardPart[],
  { link }: PartLinks,
  isExported: (name: string) => boolean,
): readonly Statement[] {
  const constants = parts.filter(({ kind }) => kind === 'constant').map(({ text }) => link(text));
  const functions = parts.filter(({ kind }) => kind === 'function');
  return [
    ...(constants.length === 0 ? [] : [joinCode(constants, '\n')]),
    ...functions.flatMap(({ name, text }): readonly Statement[] =>
      isExported(name) ? exportedCode(link(text)) : [link(text)],
    ),
  ];
}
