import { fixtures } from '@hookschema/scalekit/fixtures';
import { parseWebhookEvent } from '../orders/index.js';
import { validateWebhookEvent } from '../permissions/validators.js';

const outcome = parseWebhookEvent({ type: 'order.created', id: 'ord_1', lines: [{ sku: 'a', count: 1 }] });
if (outcome.kind !== 'known') throw new Error(outcome.kind);
const result = validateWebhookEvent(fixtures['permission.created'].full);
if (!result.valid) throw new Error(result.errors[0].message);
// Packages that are not direct dependencies cannot be imported, as in the layout of pnpm.
const ajv = await import('ajv').catch(() => undefined);
if (ajv !== undefined) throw new Error('the layout is not strict');
