import type { Catalog } from '../catalog/catalog.js';
import { type Code, code, type Printable } from '../module/code.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode, plainCode, type Statement } from '../module/statement.js';
import { quote } from '../text/safe-text.js';
import type { CatalogValidators } from '../validate/catalog-validators.js';
import { allErrorsCode, shapeCode } from '../validate/shape-code.js';
import { linkShared, type Shared } from './validation-support.js';

const PATH = 'explanations';

/** References to the functions that explain what is wrong with a payload, by name. */
export const explanation = fromModule(PATH);

/** What the explanations use from the shared module. */
export function sharedByExplanations(catalog: Catalog): Shared {
  const { runtime, patterns } = shapeCode(catalog).explanations;
  return { runtime: [...runtime], patterns };
}

/**
 * The module of the functions that explain what is wrong with a payload. They are made from Ajv's code and stop at the
 * first error. The module is not an entry point of the package.
 * @param users the emitters of the configuration, some of which import from this module
 */
export function explanationModule(
  catalog: Catalog,
  validators: CatalogValidators,
  users: ReadonlySet<string>,
): OutputModule {
  const { functions, roots } = shapeCode(catalog).explanations;
  const { functionOf } = validators.compiled;
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
      ...(users.has('validators') ? exportedCode(checkTable(catalog, validators, functionOf)) : []),
    ],
  };
}

/**
 * The table `checks`, which has the function that explains a rejection for each event type.
 * @param functionOf gives the function for a shape
 */
export function checkTable(
  { events }: Catalog,
  { shapes }: CatalogValidators,
  functionOf: (shape: string) => Printable,
): Code {
  const entries = events.map((event) => {
    const check = functionOf(shapes.shapeOf(event));
    return code`  [${quote(event.type)}, ${check}],\n`;
  });
  return code`const checks = /* @__PURE__ */ new Map([\n${entries}]);`;
}
