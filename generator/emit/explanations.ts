import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { type Code, code, type Printable } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode, plainCode, type Statement } from '../module/statement.js';
import { quote } from '../text/safe-text.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { explainsFromData } from '../validate/explains-from-data.js';
import { allErrorsCode, shapeCode } from '../validate/shape-code.js';
import { dataCheck, explanationsFromData, sharedByData } from './explanations-from-data.js';
import { linkShared, type Shared } from './validation-support.js';

const PATH = 'explanations';

/** References to the functions that explain what is wrong with a payload, by name. */
export const explanation = fromModule(PATH);

/** What the explanations use from the shared module. */
export function sharedByExplanations(catalog: Catalog): Shared {
  if (explainsFromData(catalog)) return sharedByData(catalog);
  const { runtime, patterns } = shapeCode(catalog).explanations;
  return { runtime: [...runtime], patterns };
}

/**
 * The module of the functions that explain what is wrong with a payload. They are made from Ajv's code, or work on the
 * JSON Schemas as data, and stop at the first error. The module is not an entry point of the package.
 * @param users the emitters of the configuration, some of which import from this module
 */
export function explanationModule(catalog: Catalog, users: ReadonlySet<string>): OutputModule {
  const table = users.has('validators')
    ? exportedCode(checkTable(catalog, (event) => ownCheck(catalog, event)))
    : [];
  if (explainsFromData(catalog))
    return { path: PATH, statements: [...explanationsFromData(catalog), ...table] };
  const { functions, roots } = shapeCode(catalog).explanations;
  const others = users.has('all-errors') ? allErrorsCode(catalog).shared : new Set<string>();
  const names = [...functions.keys()];
  const isExported = (name = ''): boolean => roots.has(name) || others.has(name);
  const texts = linkShared(functions.values(), sharedByExplanations(catalog));
  return {
    path: PATH,
    statements: [
      ...texts.flatMap((text, at): readonly Statement[] =>
        isExported(names[at]) ? exportedCode(text) : plainCode(text),
      ),
      ...table,
    ],
  };
}

/**
 * The table `checks`, which has the function that explains a rejection for each event type.
 * @param checkOf gives the expression of the function for an event
 */
export function checkTable({ events }: Catalog, checkOf: (event: EventDefinition) => Printable): Code {
  const entries = events.map((event) => code`  [${quote(event.type)}, ${checkOf(event)}],\n`);
  return code`const checks = /* @__PURE__ */ new Map([\n${entries}]);`;
}

/** The check of an event that stops at the first error, for other modules. */
export function firstErrorCheck(catalog: Catalog, event: EventDefinition): Printable {
  return explainsFromData(catalog) ? dataCheck(event) : explanation(functionFor(catalog, event));
}

/** The same inside the module of the explanations. */
function ownCheck(catalog: Catalog, event: EventDefinition): Printable {
  return explainsFromData(catalog) ? dataCheck(event) : functionFor(catalog, event);
}

function functionFor(catalog: Catalog, event: EventDefinition): string {
  const { compiled, shapes } = catalogValidators(catalog);
  return compiled.functionOf(shapes.shapeOf(event));
}
