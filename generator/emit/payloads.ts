import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode, type Statement, section } from '../module/statement.js';
import { quote } from '../text/safe-text.js';
import { catalogData } from '../validate/catalog-data.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { guardCode } from '../validate/guard-code.js';
import { typeHelpers } from './event-type.js';
import { firstErrorCheck } from './explanations.js';
import { linkShared, type Shared } from './validation-support.js';

const PATH = 'payloads';

/** References to the module that checks payloads whose event type is known. */
export const payloads = fromModule(PATH);

/** What guards use from the shared module. */
export function sharedByGuards(catalog: Catalog): Shared {
  const guards = guardCode(catalog);
  return { runtime: [...guards.runtime, ...typeHelpers(catalog)], patterns: guards.patterns };
}

/**
 * The function that checks the rest of an event once its type is known: a guard, or the check that explains rejections
 * where there is no guard.
 */
export function shapeCheck(catalog: Catalog, event: EventDefinition): Code {
  const guard = guardCode(catalog).functionOf(catalogValidators(catalog).shapes.shapeOf(event));
  return guard === undefined ? code`((v) => ${firstErrorCheck(event)}(v, "", []))` : code`${payloads(guard)}`;
}

/**
 * The module of the guards of payloads and their parts, and of the table `shapes`, which has the guard for each event
 * type. It is not an entry point of the package.
 */
export function payloadModule(catalog: Catalog): OutputModule {
  const guards = guardCode(catalog);
  const { shapes } = catalogValidators(catalog);
  const entries = catalog.events.map((event) => {
    const guard = guards.functionOf(shapes.shapeOf(event));
    return code`  [${quote(event.type)}, ${guard ?? shapeCheck(catalog, event)}],\n`;
  });
  // The schemas as data have the guards of definitions.
  const owners = [...catalogData(catalog).data.keys()];
  const exported = new Set([
    ...[...shapes.shapes.keys()].map(guards.functionOf),
    ...owners.map(guards.guardOf),
  ]);
  const texts = linkShared(guards.code, sharedByGuards(catalog));
  return {
    path: PATH,
    statements: [
      section(
        'Checks of definitions and event shapes',
        texts.flatMap((text, at): readonly Statement[] =>
          exported.has(nameOf(guards.code[at])) ? exportedCode(text) : [text],
        ),
      ),
      section('By event type', exportedCode(code`const shapes = /* @__PURE__ */ new Map([\n${entries}]);`)),
    ],
  };
}

/** The name of the function that a text declares; undefined for other code. */
function nameOf(text = ''): string | undefined {
  const [, name] = /^function ([^\s(]+)/.exec(text) ?? [];
  return name;
}
