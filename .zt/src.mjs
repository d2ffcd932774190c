import { createJiti } from '/tmp/wt/contract/node_modules/jiti/lib/jiti.mjs';
import { generate } from '/tmp/wt/contract/dist/index.js';
const jiti = createJiti('/tmp/wt/contract/docs/examples/');
const { zodSchemas } = await jiti.import('/tmp/wt/contract/docs/examples/zod.ts');
for (const ro of [false,true]) {
const r = await generate({ schemas: '/tmp/wt/contract/schemas', out: 'src'+(ro?'ro':''), target:'source', importExtension:'.js', types:{readonly:ro}, emitters: ['fixtures','validators', zodSchemas] }, { cwd: '/tmp/wt/contract/.zt' , force: true});
console.log(r.warnings);}
