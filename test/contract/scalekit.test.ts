import { describeContract } from '../../generator/contract/index.js';

await describeContract('hookschema.config.ts');
