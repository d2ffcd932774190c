import { receiver } from './receiver.js';

/** Next.js, `app/webhooks/route.ts`. */
export const POST = receiver.fetch;
