import type { Catalog } from '../catalog/catalog.js';
import { fromModule } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode, plainCode, type Statement } from '../module/statement.js';
import { quote } from '../text/safe-text.js';
import type { CatalogValidators } from '../validate/catalog-validators.js';
import { linkShared, type Shared } from './validation-support.js';

const PATH = 'explanations';

/** References to the functions that explain what is wrong with a payload, by name. */
export const explanation = fromModule(PATH);

/** What the explanations use from the shared module. */
export function sharedByExplanations({ compiled }: CatalogValidators): Shared {
  return { runtime: [...compiled.runtime], patterns: compiled.patterns };
}

/**
 * The module of the functions that explain what is wrong with a payload. They are made from Ajv's code and stop at the
 * first error. The module is not an entry point of the package.
 * @param hasTable true for a table of the functions by event type, `checks`
 */
export function explanationModule(
  catalog: Catalog,
  validators: CatalogValidators,
  hasTable: boolean,
): OutputModule {
  const { functions, roots } = validators.compiled;
  const names = [...functions.keys()];
  const texts = linkShared(functions.values(), sharedByExplanations(validators));
  return {
    path: PATH,
    statements: [
      ...texts.flatMap((text, at): readonly Statement[] =>
        roots.has(names[at] ?? '') ? exportedCode(text) : plainCode(text),
      ),
      ...(hasTable ? exportedCode(tableOf(catalog, validators)) : []),
    ],
  };
}

function tableOf({ events }: Catalog, { compiled, shapes }: CatalogValidators): string {
  const entries = events.map(
    (event) => `  [${quote(event.type)}, ${compiled.functionOf(shapes.shapeOf(event))}],\n`,
  );
  return `const checks = /* @__PURE__ */ new Map([\n${entries.join('')}]);`;
}
