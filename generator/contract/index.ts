/** Contract tests: `import { describeContract } from 'hookschema/contract'`. */
export { type ContractOptions, describeContract } from './describe-contract.js';
export type { TestRunner } from './test-runner.js';
