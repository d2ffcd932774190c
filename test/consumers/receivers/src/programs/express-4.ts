import { register } from 'node:module';

/** With `--import`, the program gets Express 4 where it imports `express`. */
const hooks = `export const resolve = (specifier, context, next) =>
  next(specifier === 'express' ? 'express-4' : specifier, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
